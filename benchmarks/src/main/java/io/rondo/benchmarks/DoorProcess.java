package io.rondo.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link DoorServer} that runs, and leaves it to others to act upon responses. */
record DoorProcess(Process process, int port) {

  /**
   * Starts one on this schema and waits until it listens.
   *
   * @param heap the JVM's option for the largest heap
   * @param settings {@code --name=value}
   */
  static DoorProcess start(String schema, String heap, String... settings) throws IOException {
    String url =
        System.getenv("RONDO_TEST_MYSQL_URL")
            + schema
            + "?allowPublicKeyRetrieval=true&useSSL=false";
    List<String> line =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                DoorServer.class.getName(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.hikari.maximum-pool-size=24",
                "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--rondo.workers.response.reactors=0",
                "--rondo.workers.token.secret=" + "00".repeat(32)));
    line.addAll(List.of(settings));
    ProcessBuilder command = new ProcessBuilder(line);
    command.environment().put("SPRING_DATASOURCE_USERNAME", System.getenv("RONDO_TEST_MYSQL_USER"));
    command
        .environment()
        .put("SPRING_DATASOURCE_PASSWORD", System.getenv("RONDO_TEST_MYSQL_PASSWORD"));
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String port =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (port == null) {
      throw new IllegalStateException("The server did not start; see above.");
    }
    return new DoorProcess(process, Integer.parseInt(port));
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Ends it at once, as a power cut would (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
