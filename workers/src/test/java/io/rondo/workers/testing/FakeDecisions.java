package io.rondo.workers.testing;

import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.engine.Decisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Decision tables whose rows a test says; one that was never said matches no row. */
@Component
public class FakeDecisions implements Decisions {

  /** What each version of the tables answers, and who saved it. */
  private record Saved(
      String who, Map<String, Function<Map<String, Object>, List<Map<String, Object>>>> tables) {}

  private final List<Saved> versions = new ArrayList<>(List.of(new Saved(null, new HashMap<>())));

  /** What the newest version of a table answers from now on. */
  public FakeDecisions table(
      String decision, Function<Map<String, Object>, List<Map<String, Object>>> answer) {
    newest().tables().put(decision, answer);
    return this;
  }

  /** Every table has a new version, saved by this person; it answers as the one before. */
  public void saveAs(String who) {
    versions.add(new Saved(who, new HashMap<>(newest().tables())));
  }

  /** No tables. */
  public void clear() {
    versions.clear();
    versions.add(new Saved(null, new HashMap<>()));
  }

  private Saved newest() {
    return versions.get(versions.size() - 1);
  }

  @Override
  public List<Map<String, Object>> decide(String decision, int version, Map<String, Object> facts) {
    return versions.get(version - 1).tables().getOrDefault(decision, any -> List.of()).apply(facts);
  }

  @Override
  public Prepared prepared(String decision) {
    int version = versions.size();
    return new Prepared() {
      @Override
      public int version() {
        return version;
      }

      @Override
      public Map<String, Object> first(Map<String, Object> facts) {
        return decide(decision, version, facts).stream().findFirst().orElse(Map.of());
      }
    };
  }

  @Override
  public List<Version> versions(String decision) {
    List<Version> newestFirst = new ArrayList<>();
    for (int version = versions.size(); version > 0; version--) {
      String who = versions.get(version - 1).who();
      newestFirst.add(new Version(decision, decision, version, who, Instant.EPOCH));
    }
    return newestFirst;
  }

  @Override
  public Version newest(String decision) {
    return versions(decision).get(0);
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
