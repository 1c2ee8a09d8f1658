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
 * Gives the partners of the demo world a port of this machine, the same at every start, and lets
 * Rondo connect to that one although it is an inner address.
 */
public class DemoPartnerPort implements EnvironmentPostProcessor, Ordered {

  /** The setting that holds the port; absent outside the demo world. */
  static final String PROPERTY = "rondo.processes.demo.partner-port";

  private static final String ALLOW = "rondo.integrations.http.allow";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty("rondo.demo", Boolean.class, false)) {
      return;
    }
    int port =
        environment.containsProperty(PROPERTY)
            ? environment.getRequiredProperty(PROPERTY, Integer.class)
            : ofFolder(Path.of(environment.getProperty("rondo.data", "./data")));
    String allowed = environment.getProperty(ALLOW, "");
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "rondo-demo-partners",
                Map.of(
                    PROPERTY,
                    port,
                    ALLOW,
                    (allowed.isBlank() ? "" : allowed + ",") + "127.0.0.1:" + port)));
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }

  private static int ofFolder(Path folder) {
    Path file = folder.resolve("demo-partners.port");
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
