package io.rondo.processes.demo;

import io.rondo.processes.start.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the partners of the demo world two ports of this machine, the same at every start, and lets
 * Rondo connect to those although they are inner addresses.
 */
public class DemoPartnerPort implements EnvironmentPostProcessor, Ordered {

  /** The setting that holds the port; absent outside the demo world. */
  static final String PROPERTY = "rondo.processes.demo.partner-port";

  /** The setting that holds the port of the print vendor's SFTP server. */
  static final String PRINT = "rondo.processes.demo.print-port";

  private static final String ALLOW = "rondo.integrations.http.allow";
  private static final String PRINT_ALLOW = "rondo.integrations.print.allow";

  private static final String BRITAIN = "rondo.workers.call.countries.GB.";

  /**
   * In the demo world nobody waits a minute for an answer, or a night for a call: its numbers ring
   * nowhere.
   */
  private static final Map<String, Object> QUICK =
      Map.of(
          "rondo.integrations.print.poll",
          "1s",
          "rondo.integrations.print.settle",
          "300ms",
          BRITAIN + "days",
          "monday,tuesday,wednesday,thursday,friday,saturday,sunday",
          BRITAIN + "from",
          "00:00",
          BRITAIN + "to",
          "23:59:59",
          BRITAIN + "list-days",
          "28",
          BRITAIN + "lists",
          "TPS");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty("rondo.demo", Boolean.class, false)) {
      return;
    }
    int port = port(environment, PROPERTY, "demo-partners.port");
    int print = port(environment, PRINT, "demo-print.port");
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "rondo-demo-partners",
                Map.of(
                    PROPERTY,
                    port,
                    PRINT,
                    print,
                    ALLOW,
                    allowed(environment, ALLOW, port),
                    PRINT_ALLOW,
                    allowed(environment, PRINT_ALLOW, print))));
    environment.getPropertySources().addLast(new MapPropertySource("rondo-demo-quick", QUICK));
  }

  private static String allowed(ConfigurableEnvironment environment, String setting, int port) {
    String others = environment.getProperty(setting, "");
    return (others.isBlank() ? "" : others + ",") + "127.0.0.1:" + port;
  }

  private static int port(ConfigurableEnvironment environment, String setting, String file) {
    return environment.containsProperty(setting)
        ? environment.getRequiredProperty(setting, Integer.class)
        : kept(Path.of(environment.getProperty("rondo.data", "./data")), file);
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }

  private static int kept(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        return Integer.parseInt(Files.readString(file).strip());
      }
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Files.writeString(file, free.getLocalPort() + "\n");
        return free.getLocalPort();
      }
    } catch (IOException | NumberFormatException e) {
      throw new CannotStart("The file " + file + " cannot be used; delete it.", e);
    }
  }
}
