package io.rondo.workers.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** A fresh, empty database for a test context. */
public final class TestDatabases {

  private TestDatabases() {}

  /** Spring settings of an H2 database in memory that nobody else uses. */
  public static Map<String, Object> h2() {
    return Map.of(
        "spring.datasource.url",
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
        "spring.datasource.username",
        "sa",
        "spring.datasource.password",
        "");
  }

  /** Whether a real MySQL runs for the tests: {@code ./test} starts one. */
  public static boolean hasMySql() {
    return System.getenv("RONDO_TEST_MYSQL_URL") != null;
  }

  /** Spring settings of a new schema on the real MySQL of this test run. */
  public static Map<String, Object> mySql() {
    String server = System.getenv("RONDO_TEST_MYSQL_URL");
    String user = System.getenv("RONDO_TEST_MYSQL_USER");
    String password = System.getenv("RONDO_TEST_MYSQL_PASSWORD");
    if (server == null) {
      throw new IllegalStateException(
          "No MySQL: run ./test, or start one with .ci/mysql and source its env file.");
    }
    String schema = "rondo_" + UUID.randomUUID().toString().replace("-", "");
    String options = "?allowPublicKeyRetrieval=true&useSSL=false";
    try (Connection connection = DriverManager.getConnection(server + options, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("The MySQL of this test run does not answer.", e);
    }
    return Map.of(
        "spring.datasource.url",
        server + schema + options,
        "spring.datasource.username",
        user,
        "spring.datasource.password",
        password);
  }
}
