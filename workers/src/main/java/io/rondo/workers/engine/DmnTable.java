package io.rondo.workers.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision table as its file has it.
 *
 * @param hitPolicy with a blank, for example {@code RULE ORDER}
 * @param aggregator {@code SUM} and the like; null for none
 */
record DmnTable(
    String id,
    String name,
    String hitPolicy,
    String aggregator,
    List<Input> inputs,
    List<Output> outputs,
    List<Row> rows) {

  /** A column that is asked. */
  record Input(String label, Cell expression, String type) {}

  /** A column that answers. */
  record Output(String name, String type) {}

  /** What is written in one place, and in which language; null where the file does not say. */
  record Cell(String text, String language) {}

  /**
   * A row.
   *
   * @param number from 1, as Modeler counts
   */
  record Row(int number, List<Cell> conditions, List<Cell> outcomes, String why) {}

  /** As people read it. What is no literal among the outcomes is left out. */
  DecisionTable readable() {
    return new DecisionTable(
        id,
        name,
        hitPolicy,
        inputs.stream().map(Input::label).toList(),
        outputs.stream().map(Output::name).toList(),
        rows.stream().map(this::readable).toList());
  }

  private DecisionTable.Row readable(Row row) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size() && i < row.outcomes().size(); i++) {
      String text = row.outcomes().get(i).text();
      Object value = Feel.isLiteral(text) ? Feel.literal(text) : null;
      if (value != null) {
        outcome.put(outputs.get(i).name(), value);
      }
    }
    return new DecisionTable.Row(
        row.number(),
        row.conditions().stream().map(cell -> isAny(cell) ? "" : cell.text()).toList(),
        outcome,
        row.why());
  }

  /** Whether a condition asks nothing. */
  static boolean isAny(Cell condition) {
    return condition.text().isEmpty() || condition.text().equals("-");
  }
}
