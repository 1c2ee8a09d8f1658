package io.rondo.workers.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * Creates Camunda's tables from the scripts in its jar. On MySQL those scripts ask for the
 * three-byte charset, in which the engine stops at the first emoji; here they get utf8mb4.
 */
public final class EngineTables {

  private static final String SCRIPTS =
      "/org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql";

  private EngineTables() {}

  /** Runs every create script of the engine on the connection. */
  public static void create(Connection connection) throws SQLException, IOException {
    boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    String vendor = h2 ? "h2" : "mysql";
    for (String part :
        List.of(
            "engine",
            "history",
            "identity",
            "case.engine",
            "case.history",
            "decision.engine",
            "decision.history")) {
      run(connection, read(SCRIPTS.formatted(vendor, part)));
    }
  }

  private static void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements(script)) {
        statement.execute(sql);
      }
    }
  }

  static List<String> statements(String script) {
    String wide =
        script
            .replaceAll("(?m)^\\s*--.*$", "")
            .replaceAll("(?i)DEFAULT CHARSET=utf8\\b", "DEFAULT CHARSET=utf8mb4")
            .replaceAll("(?i)COLLATE utf8_bin\\b", "COLLATE utf8mb4_bin");
    return Arrays.stream(wide.split(";")).map(String::strip).filter(sql -> !sql.isEmpty()).toList();
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = EngineTables.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("The engine's jar has no script " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
