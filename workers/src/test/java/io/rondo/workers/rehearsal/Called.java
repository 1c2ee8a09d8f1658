package io.rondo.workers.rehearsal;

import io.rondo.workers.engine.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A step without variables. */
record Called(String businessKey) implements Step {

  @Override
  public String text(String variable) {
    return "";
  }

  @Override
  public BigDecimal number(String variable) {
    return null;
  }

  @Override
  public boolean yes(String variable) {
    return false;
  }

  @Override
  public Instant time(String variable) {
    return null;
  }

  @Override
  public List<Map<String, Object>> rows(String variable) {
    return List.of();
  }

  @Override
  public boolean keepLock() {
    return true;
  }
}
