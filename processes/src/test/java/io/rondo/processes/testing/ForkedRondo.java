package io.rondo.processes.testing;

import io.rondo.processes.Rondo;
import io.rondo.workers.engine.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The whole of Rondo in a JVM of its own, so that a test can kill it as a power cut would. It ends
 * with the test.
 */
public final class ForkedRondo implements AutoCloseable {

  private static final String UP = "up";

  private final Process process;

  private ForkedRondo(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it works. */
  public static ForkedRondo start(Map<String, Object> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add(ForkedRondo.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    // passwords stand in the environment: arguments are seen by everybody on the machine
    settings.forEach((name, value) -> builder.environment().put(variable(name), value.toString()));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ForkedRondo rondo = new ForkedRondo(process);
    String said = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (!UP.equals(said)) {
      rondo.close();
      throw new IllegalStateException("Rondo did not start; see its log above.");
    }
    return rondo;
  }

  private static String variable(String setting) {
    return setting.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT);
  }

  /** Starts the process of an order, as a campaign would. */
  public void follow(long orderId, String code) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((orderId + " " + code + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. @return how it ended: 137 */
  public int kill() throws InterruptedException {
    return process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** What is meant is the product: nothing that was written for tests. */
  private static final class NothingOfTests extends TypeExcludeFilter {
    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
      String from = type.getResource().getURL().toString();
      return from.contains("/test-classes/") || from.contains("-tests.jar");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NothingOfTests;
    }

    @Override
    public int hashCode() {
      return NothingOfTests.class.hashCode();
    }
  }

  /**
   * The other side: follows the orders that it is told, until nobody is there to tell.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    var results = System.out;
    System.setOut(System.err); // logs are no results
    try (var context =
        new SpringApplicationBuilder(Rondo.class)
            .initializers(
                starting ->
                    starting
                        .getBeanFactory()
                        .registerSingleton("nothingOfTests", new NothingOfTests()))
            .run(arguments)) {
      results.println(UP);
      results.flush();
      Processes processes = context.getBean(Processes.class);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] told = line.split(" ");
        Map<String, Object> variables = new HashMap<>();
        variables.put("orderId", Long.valueOf(told[0]));
        variables.put("orderCode", told[1]);
        variables.put("deliverableTitle", "Spring letter");
        variables.put("partnerName", "A vendor");
        variables.put("author", "maria");
        variables.put("phase", "deliver");
        processes.startFor("PartnerOrder", "C-2026-0042", variables);
      }
    }
  }
}
