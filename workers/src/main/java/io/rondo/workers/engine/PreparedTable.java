package io.rondo.workers.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A table held in memory. What a condition says of a value is worked out once, by FEEL itself, and
 * remembered: events ask the same few hundred things again and again.
 */
final class PreparedTable implements Decisions.Prepared {

  private static final int MOST_REMEMBERED = 100_000;

  private final int version;
  private final List<String> inputs;
  private final List<Row> rows;
  private final Map<Asked, Boolean> remembered = new ConcurrentHashMap<>();

  /**
   * A row.
   *
   * @param conditions null where it asks nothing
   */
  private record Row(String[] conditions, Map<String, Object> outcome) {}

  /** A condition and the value that it is asked of; null for nothing. */
  private record Asked(String condition, Object value) {}

  PreparedTable(DmnTable table, int version) {
    if (!table.hitPolicy().equals("FIRST") && !table.hitPolicy().equals("UNIQUE")) {
      throw new IllegalArgumentException(
          "Table %s: the first row that fits is not the one that counts.".formatted(table.id()));
    }
    this.version = version;
    this.inputs = table.inputs().stream().map(input -> input.expression().text()).toList();
    this.rows = table.rows().stream().map(row -> row(table, row)).toList();
  }

  private static Row row(DmnTable table, DmnTable.Row row) {
    String[] conditions =
        row.conditions().stream()
            .map(cell -> DmnTable.isAny(cell) ? null : cell.text())
            .toArray(String[]::new);
    Map<String, Object> outcome = new LinkedHashMap<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      String text = row.outcomes().get(i).text();
      Object value = text.isEmpty() ? null : Feel.literal(text);
      if (value != null) {
        outcome.put(table.outputs().get(i).name(), value);
      }
    }
    return new Row(conditions, outcome);
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public Map<String, Object> first(Map<String, Object> facts) {
    Object[] values = new Object[inputs.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = EngineDecisions.fact(inputs.get(i), facts.get(inputs.get(i)));
    }
    return rows.stream()
        .filter(row -> fits(row, values))
        .findFirst()
        .map(Row::outcome)
        .orElse(Map.of());
  }

  private boolean fits(Row row, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (row.conditions()[i] != null && !holds(row.conditions()[i], values[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(String condition, Object value) {
    Asked asked = new Asked(condition, value);
    Boolean known = remembered.get(asked);
    if (known == null) {
      known = Feel.fits(condition, value);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.put(asked, known);
      }
    }
    return known;
  }
}
