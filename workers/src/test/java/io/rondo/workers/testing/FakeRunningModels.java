package io.rondo.workers.testing;

import io.rondo.workers.engine.RunningModels;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every process runs in a version that a test says, 1 at first; remembers what was put. */
@Component
public class FakeRunningModels implements RunningModels {

  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Object> put = new HashMap<>();

  /** A process has this version from now on. */
  public void version(String process, int version) {
    versions.put(process, version);
  }

  /** What was put last, by {@code code/process/variable}. */
  public Object put(String code, String process, String variable) {
    return put.get(code + "/" + process + "/" + variable);
  }

  /** Version 1 of everything. */
  public void clear() {
    versions.clear();
    put.clear();
  }

  @Override
  public Map<String, Integer> versions(String businessKey) {
    return Map.copyOf(versions);
  }

  @Override
  public int put(String businessKey, String process, Map<String, Object> variables) {
    variables.forEach((name, value) -> put.put(businessKey + "/" + process + "/" + name, value));
    return 1;
  }
}
