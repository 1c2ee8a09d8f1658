package io.rondo.workers.engine;

import java.math.BigDecimal;
import java.time.Instant;
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
    return FormTime.of(variable, text(variable));
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
