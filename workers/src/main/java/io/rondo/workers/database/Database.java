package io.rondo.workers.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The databases that Rondo runs on. */
public enum Database {
  /** Embedded, the default. */
  H2,
  /** MySQL 8 and MariaDB. */
  MYSQL;

  /**
   * The database behind a data source. @throws IllegalStateException when it is neither, or does
   * not answer
   */
  public static Database of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product) {
        case "H2" -> H2;
        case "MySQL", "MariaDB" -> MYSQL;
        default ->
            throw new IllegalStateException("Rondo runs on H2 and MySQL, not on " + product + ".");
      };
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
    }
  }
}
