package io.rondo.workers.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Inserts many rows of one table with few statements, in the transaction of the caller. For rows by
 * the thousand: a mapper is the place for one.
 *
 * <p>Table and column names become part of the statement: give constants or checked names.
 */
public final class BulkInsert {

  private static final int ROWS_A_STATEMENT = 500;

  private final String table;
  private final List<String> columns;
  private final List<Object[]> rows = new ArrayList<>();
  private final Map<Instant, String> dateTimes = new HashMap<>();

  /** An insert into these columns. */
  public BulkInsert(String table, List<String> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Adds a row; its values in the order of the columns. */
  public void add(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("A row needs one value a column.");
    }
    rows.add(values);
  }

  /**
   * Inserts the rows.
   *
   * @throws org.springframework.dao.DuplicateKeyException when a unique key refuses one
   */
  public void run(DataSource dataSource) {
    execute(dataSource, null);
  }

  /** Inserts the rows and returns the ids the database gave them, in the order of the rows. */
  public List<Long> runForIds(DataSource dataSource) {
    List<Long> ids = new ArrayList<>(rows.size());
    execute(dataSource, ids);
    if (ids.size() != rows.size()) {
      throw new IllegalStateException(
          "The database gave %d ids for %d rows.".formatted(ids.size(), rows.size()));
    }
    return ids;
  }

  private void execute(DataSource dataSource, List<Long> ids) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
        insert(connection, rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT)), ids);
      }
    } catch (SQLException e) {
      throw translated(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private void insert(Connection connection, List<Object[]> part, List<Long> ids)
      throws SQLException {
    String sql = sql(part.size());
    try (PreparedStatement statement =
        ids == null
            ? connection.prepareStatement(sql)
            : connection.prepareStatement(sql, new String[] {"id"})) {
      int index = 0;
      for (Object[] row : part) {
        for (Object value : row) {
          set(statement, ++index, value);
        }
      }
      statement.executeUpdate();
      if (ids != null) {
        collect(statement, ids);
      }
    }
  }

  private String sql(int count) {
    String row = "(" + "?,".repeat(columns.size() - 1) + "?)";
    return "insert into "
        + table
        + " ("
        + String.join(", ", columns)
        + ") values "
        + (row + ",").repeat(count - 1)
        + row;
  }

  private static void collect(PreparedStatement statement, List<Long> ids) throws SQLException {
    try (ResultSet keys = statement.getGeneratedKeys()) {
      while (keys.next()) {
        ids.add(keys.getLong(1));
      }
    }
  }

  private void set(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof BigDecimal number) {
      statement.setBigDecimal(index, number);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Instant at) {
      statement.setString(index, dateTime(at));
    } else {
      statement.setObject(index, value);
    }
  }

  /** Most rows of a chunk bear the same times: format them once. */
  private String dateTime(Instant at) {
    return dateTimes.computeIfAbsent(
        at, one -> Timestamp.valueOf(UtcInstantTypeHandler.dateTime(one)).toString());
  }

  private static RuntimeException translated(SQLException e) {
    return new SQLExceptionSubclassTranslator().translate("bulk insert", null, e);
  }
}
