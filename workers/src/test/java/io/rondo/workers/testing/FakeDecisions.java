package io.rondo.workers.testing;

import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.engine.Decisions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Decision tables whose rows a test says; one that was never said matches no row. */
@Component
public class FakeDecisions implements Decisions {

  private final Map<String, Function<Map<String, Object>, List<Map<String, Object>>>> tables =
      new HashMap<>();
  private int version = 1;
  private String savedBy;

  /** What a table answers from now on. */
  public FakeDecisions table(
      String decision, Function<Map<String, Object>, List<Map<String, Object>>> answer) {
    tables.put(decision, answer);
    return this;
  }

  /** Every table has a new version, saved by this person. */
  public void saveAs(String who) {
    version++;
    savedBy = who;
  }

  /** No tables. */
  public void clear() {
    tables.clear();
    version = 1;
    savedBy = null;
  }

  @Override
  public List<Map<String, Object>> decide(String decision, Map<String, Object> facts) {
    return tables.getOrDefault(decision, any -> List.of()).apply(facts);
  }

  @Override
  public Version newest(String decision) {
    return new Version(decision, decision, version, savedBy, Instant.EPOCH);
  }

  @Override
  public DecisionTable table(String decision) {
    return new DecisionTable(decision, decision, "UNIQUE", List.of(), List.of(), List.of());
  }

  @Override
  public String xml(String decision) {
    return "<definitions/>";
  }

  @Override
  public void save(String fileName, String xml, String who) {
    saveAs(who);
  }
}
