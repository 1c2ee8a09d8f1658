package io.rondo.workers.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A step as read from wherever its variables lie: a locked external task or a user task. */
final class VariablesStep implements Step {

  private final String businessKey;
  private final Function<String, Object> variables;
  private final BooleanSupplier lock;

  VariablesStep(String businessKey, Function<String, Object> variables, BooleanSupplier lock) {
    this.businessKey = businessKey;
    this.variables = variables;
    this.lock = lock;
  }

  @Override
  public String businessKey() {
    return businessKey;
  }

  @Override
  public String text(String variable) {
    Object value = variables.apply(variable);
    String text = value instanceof Date at ? at.toInstant().toString() : String.valueOf(value);
    return value == null || text.isBlank() ? "" : text;
  }

  @Override
  public BigDecimal number(String variable) {
    String text = text(variable).strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new StepRefused("Variable " + variable + " is not a number.");
    }
  }

  @Override
  public boolean yes(String variable) {
    Object value = variables.apply(variable);
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }

  @Override
  public Instant time(String variable) {
    Object value = variables.apply(variable);
    if (value instanceof Date at) {
      return at.toInstant();
    }
    if (value instanceof Instant at) {
      return at;
    }
    String text = text(variable).strip();
    return text.isEmpty() ? null : time(variable, text);
  }

  /** With zone, without zone (UTC), or a day alone (its first instant). */
  private static Instant time(String variable, String text) {
    try {
      int clock = text.indexOf('T');
      if (clock < 0) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      boolean zoned = text.substring(clock).matches(".*(Z|[+-]\\d\\d:?\\d\\d)(\\[.*])?");
      return zoned
          ? OffsetDateTime.parse(isoZone(text)).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new StepRefused("Variable " + variable + " is not a date and time.");
    }
  }

  /** The engine's own JSON writes +0000 where ISO wants +00:00, other tools name the region. */
  private static String isoZone(String text) {
    return text.replaceFirst("\\[.*]$", "").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }

  @Override
  public List<Map<String, Object>> rows(String variable) {
    return Values.rows(variable, variables.apply(variable));
  }

  @Override
  public boolean keepLock() {
    return lock.getAsBoolean();
  }
}
