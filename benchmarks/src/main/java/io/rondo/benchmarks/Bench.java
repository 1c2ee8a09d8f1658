package io.rondo.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.testing.WorkersTestApplication;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What benchmarks share: Rondo's business on MySQL, a stop watch, and lines of JSON. */
final class Bench {

  private static final String SERVER = System.getenv("RONDO_TEST_MYSQL_URL");
  private static final String USER = System.getenv("RONDO_TEST_MYSQL_USER");
  private static final String PASSWORD = System.getenv("RONDO_TEST_MYSQL_PASSWORD");
  private static final String OPTIONS =
      "?allowPublicKeyRetrieval=true&useSSL=false&allowLoadLocalInfile=true";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream RESULTS = System.out;

  static {
    System.setOut(System.err); // logs are no results
  }

  private Bench() {}

  /** Something that takes time and may fail. */
  interface Task {
    void run() throws Exception;
  }

  /** Rondo's business, without engine and doors, on a new schema; nobody acts upon responses. */
  static ConfigurableApplicationContext rondo(String schema) throws SQLException {
    return rondo(schema, Map.of());
  }

  /** The same with more settings and more parts. */
  static ConfigurableApplicationContext rondo(
      String schema, Map<String, Object> settings, Class<?>... parts) throws SQLException {
    return rondo(schema, WebApplicationType.NONE, settings, parts);
  }

  /** The same, and it may listen to a port. */
  static ConfigurableApplicationContext rondo(
      String schema, WebApplicationType web, Map<String, Object> settings, Class<?>... parts)
      throws SQLException {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + schema);
    }
    return new SpringApplicationBuilder(WorkersTestApplication.class)
        .sources(parts)
        .web(web)
        .properties(
            Map.of(
                "spring.datasource.url",
                SERVER + schema + OPTIONS,
                "spring.datasource.username",
                USER,
                "spring.datasource.password",
                PASSWORD,
                "spring.datasource.hikari.transaction-isolation",
                "TRANSACTION_READ_COMMITTED",
                "spring.main.banner-mode",
                "off",
                "rondo.workers.response.reactors",
                "0",
                "rondo.workers.token.secret",
                "00".repeat(32),
                "logging.level.root",
                "warn"))
        .properties(settings)
        .run();
  }

  static Connection connect(String schema) throws SQLException {
    return DriverManager.getConnection(SERVER + schema + OPTIONS, USER, PASSWORD);
  }

  /** The number in a variable of the environment. */
  static int number(String name, int otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /** The first column of what a query finds. */
  static Set<String> texts(String schema, String query) throws SQLException {
    try (Connection connection = connect(schema);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Set<String> texts = new HashSet<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** A folder that is gone after the run. */
  static Path work() {
    return Path.of(System.getenv("RONDO_BENCHMARK_WORK"));
  }

  /** Seconds that a task takes. */
  static double seconds(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * CPU seconds that this JVM and the database server have used so far: foreign load does not
   * count.
   */
  static double cpuSeconds() throws IOException {
    var jvm =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    String[] server =
        Files.readString(Path.of("/proc/" + System.getenv("RONDO_TEST_MYSQL_PID") + "/stat"))
            .split(" ");
    return jvm.getProcessCpuTime() / 1e9
        + (Long.parseLong(server[13]) + Long.parseLong(server[14])) / 100.0;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  static void forgetHeapPeak() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** The sum of the peaks of all heap pools: an upper bound of what the heap held. */
  static long heapPeakMb() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  /** Prints one JSON object: names and values in turn. */
  static void print(Object... namesAndValues) throws JsonProcessingException {
    Map<String, Object> line = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      line.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    RESULTS.println(JSON.writeValueAsString(line));
  }
}
