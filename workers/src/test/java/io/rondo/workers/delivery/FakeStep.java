package io.rondo.workers.delivery;

import io.rondo.workers.engine.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A step whose variables and lock a test sets. */
class FakeStep implements Step {

  private final String code;
  private final Map<String, Object> variables = new HashMap<>();
  private volatile boolean locked = true;

  FakeStep(String code) {
    this.code = code;
  }

  FakeStep with(String name, Object value) {
    variables.put(name, value);
    return this;
  }

  void loseLock() {
    locked = false;
  }

  @Override
  public String businessKey() {
    return code;
  }

  @Override
  public String text(String variable) {
    return String.valueOf(variables.getOrDefault(variable, ""));
  }

  @Override
  public BigDecimal number(String variable) {
    Object value = variables.get(variable);
    return value == null ? null : new BigDecimal(value.toString());
  }

  @Override
  public boolean yes(String variable) {
    return Boolean.TRUE.equals(variables.get(variable));
  }

  @Override
  public Instant time(String variable) {
    return (Instant) variables.get(variable);
  }

  @Override
  public List<Map<String, Object>> rows(String variable) {
    return List.of();
  }

  @Override
  public boolean keepLock() {
    return locked;
  }
}
