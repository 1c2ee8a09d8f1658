package io.rondo.workers.testing;

import io.rondo.workers.engine.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** A step whose variables are a map. */
public record MapStep(String businessKey, Map<String, Object> variables) implements Step {

  @Override
  public String text(String variable) {
    Object value = variables.get(variable);
    return value == null || value.toString().isBlank() ? "" : value.toString();
  }

  @Override
  public BigDecimal number(String variable) {
    return text(variable).isEmpty() ? null : new BigDecimal(text(variable));
  }

  @Override
  public boolean yes(String variable) {
    Object value = variables.get(variable);
    return Boolean.TRUE.equals(value) || "true".equals(value);
  }

  @Override
  public Instant time(String variable) {
    try {
      return text(variable).isEmpty() ? null : OffsetDateTime.parse(text(variable)).toInstant();
    } catch (DateTimeParseException e) {
      throw new io.rondo.workers.engine.StepRefused(variable);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> rows(String variable) {
    return (List<Map<String, Object>>) variables.getOrDefault(variable, List.of());
  }

  @Override
  public boolean keepLock() {
    return true;
  }
}
