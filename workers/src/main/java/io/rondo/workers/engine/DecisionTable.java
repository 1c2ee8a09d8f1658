package io.rondo.workers.engine;

import java.util.List;
import java.util.Map;

/**
 * A decision table as a person reads it.
 *
 * @param hitPolicy as in the file, for example {@code UNIQUE} or {@code RULE ORDER}
 * @param inputs the labels of its inputs, in order
 * @param outputs the names of its outputs, in order
 */
public record DecisionTable(
    String id,
    String name,
    String hitPolicy,
    List<String> inputs,
    List<String> outputs,
    List<Row> rows) {

  /**
   * A row.
   *
   * @param number from 1, as Modeler counts
   * @param conditions one for each input, as written; empty for any
   * @param outcome by output name: text, BigDecimal, Boolean, or absent where the cell is empty
   * @param why the row's annotation; empty when there is none
   */
  public record Row(int number, List<String> conditions, Map<String, Object> outcome, String why) {}
}
