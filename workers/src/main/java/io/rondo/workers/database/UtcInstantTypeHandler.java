package io.rondo.workers.database;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.MappedTypes;

/**
 * Keeps an Instant as UTC date and time with microseconds, whatever time zone the JVM or the server
 * lives in.
 */
@MappedTypes(Instant.class)
public class UtcInstantTypeHandler extends BaseTypeHandler<Instant> {

  @Override
  public void setNonNullParameter(PreparedStatement ps, int i, Instant at, JdbcType type)
      throws SQLException {
    ps.setObject(i, dateTime(at));
  }

  @Override
  public Instant getNullableResult(ResultSet rs, String column) throws SQLException {
    return instant(rs.getObject(column, LocalDateTime.class));
  }

  @Override
  public Instant getNullableResult(ResultSet rs, int column) throws SQLException {
    return instant(rs.getObject(column, LocalDateTime.class));
  }

  @Override
  public Instant getNullableResult(CallableStatement cs, int column) throws SQLException {
    return instant(cs.getObject(column, LocalDateTime.class));
  }

  /** How the tables keep a time, for statements without a mapper. */
  public static LocalDateTime dateTime(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant instant(LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
