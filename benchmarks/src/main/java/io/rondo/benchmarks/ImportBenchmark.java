package io.rondo.benchmarks;

import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.customer.ImportReport;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Rondo's import of 1,000,000 customers against MySQL's own LOAD DATA of the very same rows into
 * equal tables, in alternating rounds; for comparison also INSERT of 1,000 rows a statement.
 */
final class ImportBenchmark {

  private static final int CUSTOMERS = Integer.getInteger("customers", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final double GOAL = 3;
  private static final List<String> TABLES = List.of("customer", "consent");

  private ImportBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path csv = CustomerFile.write(CUSTOMERS);
    double[] ratios = new double[ROUNDS];
    long peak = 0;
    try (ConfigurableApplicationContext rondo = Bench.rondo("rondo");
        Connection connection = Bench.connect("rondo")) {
      CustomerImports imports = rondo.getBean(CustomerImports.class);
      for (int round = 0; round < ROUNDS; round++) {
        empty(connection);
        Bench.forgetHeapPeak();
        double before = Bench.cpuSeconds();
        double own = Bench.seconds(() -> run(imports, csv));
        double ownCpu = Bench.cpuSeconds() - before;
        peak = Math.max(peak, Bench.heapPeakMb());
        if (round == 0) {
          prepare(connection);
        }
        before = Bench.cpuSeconds();
        double load = Bench.seconds(() -> load(connection));
        double loadCpu = Bench.cpuSeconds() - before;
        ratios[round] = own / load;
        Bench.print(
            "benchmark",
            "import",
            "round",
            round + 1,
            "customers",
            CUSTOMERS,
            "rondoSeconds",
            Bench.round(own),
            "loadDataSeconds",
            Bench.round(load),
            "ratio",
            Bench.round(ratios[round]),
            "rondoCpuSeconds",
            Bench.round(ownCpu),
            "loadDataCpuSeconds",
            Bench.round(loadCpu));
      }
      double insert = Bench.seconds(() -> insert(connection));
      double again = Bench.seconds(() -> run(imports, csv));
      Bench.print(
          "benchmark", "import",
          "multiRowInsertSeconds", Bench.round(insert),
          "sameFileAgainSeconds", Bench.round(again));
    }
    double ratio = Bench.median(ratios);
    Bench.print(
        "benchmark",
        "import",
        "ratio",
        Bench.round(ratio),
        "goal",
        GOAL,
        "met",
        ratio <= GOAL,
        "peakHeapMb",
        peak,
        "maxHeapMb",
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void run(CustomerImports imports, Path csv) throws Exception {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(csv), 1 << 16)) {
      ImportReport report = imports.run(in, ImportOptions.none());
      if (report.lines() != CUSTOMERS || report.refused() > 0) {
        throw new IllegalStateException(report.toString());
      }
    }
  }

  private static void empty(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set foreign_key_checks = 0");
      for (String table : TABLES) {
        statement.execute("truncate table " + table);
      }
      statement.execute("set foreign_key_checks = 1");
    }
  }

  /** Equal tables, and what Rondo wrote as files: LOAD DATA gets the same rows. */
  private static void prepare(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute("create table " + table + "_twin like " + table);
      }
      statement.execute(
          "alter table consent_twin add constraint fk_consent_twin foreign key (customer_id)"
              + " references customer_twin (id)");
    }
    for (String table : TABLES) {
      write(connection, table);
    }
  }

  private static void write(Connection connection, String table) throws Exception {
    List<String> columns = filledColumns(connection, table);
    try (Statement statement = connection.createStatement();
        BufferedWriter file = Files.newBufferedWriter(file(table), StandardCharsets.UTF_8)) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows =
          statement.executeQuery("select " + String.join(", ", columns) + " from " + table)) {
        while (rows.next()) {
          for (int i = 1; i <= columns.size(); i++) {
            String value = rows.getString(i);
            file.write(value == null ? "\\N" : value);
            file.write(i == columns.size() ? '\n' : '\t');
          }
        }
      }
    }
    Files.writeString(Bench.work().resolve(table + ".columns"), String.join(", ", columns));
  }

  private static List<String> filledColumns(Connection connection, String table) throws Exception {
    List<String> all = new ArrayList<>();
    try (ResultSet columns = connection.getMetaData().getColumns("rondo", null, table, null)) {
      while (columns.next()) {
        all.add(columns.getString("COLUMN_NAME"));
      }
    }
    List<String> filled = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet counts =
            statement.executeQuery(
                "select count(" + String.join("), count(", all) + ") from " + table)) {
      counts.next();
      for (int i = 0; i < all.size(); i++) {
        if (counts.getLong(i + 1) > 0) {
          filled.add(all.get(i));
        }
      }
    }
    return filled;
  }

  private static Path file(String table) {
    return Bench.work().resolve(table + ".tsv");
  }

  private static void load(Connection connection) throws Exception {
    emptyTwins(connection);
    for (String table : TABLES) {
      try (Statement statement = connection.createStatement()) {
        int rows =
            statement.executeUpdate(
                "load data local infile '%s' into table %s_twin character set utf8mb4 (%s)"
                    .formatted(
                        file(table),
                        table,
                        Files.readString(Bench.work().resolve(table + ".columns"))));
        if (rows != CUSTOMERS) {
          throw new IllegalStateException("LOAD DATA wrote %d rows.".formatted(rows));
        }
      }
    }
  }

  private static void emptyTwins(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set foreign_key_checks = 0");
      statement.execute("truncate table consent_twin");
      statement.execute("truncate table customer_twin");
      statement.execute("set foreign_key_checks = 1");
    }
  }

  private static void insert(Connection connection) throws Exception {
    emptyTwins(connection);
    connection.setAutoCommit(false);
    for (String table : TABLES) {
      String columns = Files.readString(Bench.work().resolve(table + ".columns"));
      List<String[]> rows = new ArrayList<>();
      try (var lines = Files.newBufferedReader(file(table), StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          rows.add(line.split("\t", -1));
          if (rows.size() == 1000) {
            insert(connection, table, columns, rows);
          }
        }
      }
      insert(connection, table, columns, rows);
    }
    connection.setAutoCommit(true);
  }

  private static void insert(
      Connection connection, String table, String columns, List<String[]> rows) throws Exception {
    if (rows.isEmpty()) {
      return;
    }
    String row = "(" + "?,".repeat(rows.get(0).length - 1) + "?)";
    String sql =
        "insert into %s_twin (%s) values %s"
            .formatted(table, columns, (row + ",").repeat(rows.size() - 1) + row);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 0;
      for (String[] values : rows) {
        for (String value : values) {
          statement.setString(++index, value.equals("\\N") ? null : value);
        }
      }
      statement.executeUpdate();
    }
    connection.commit();
    rows.clear();
  }
}
