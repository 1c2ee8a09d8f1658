package io.rondo.workers.engine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said of a DMN file without an engine. */
public final class DecisionTables {

  private DecisionTables() {}

  /** Every decision table of a file, by id. @throws ModelRefused when it is no DMN file */
  public static Map<String, DecisionTable> read(String xml) {
    Map<String, DecisionTable> tables = new LinkedHashMap<>();
    file(xml).tables().forEach(table -> tables.put(table.id(), table.readable()));
    return tables;
  }

  /**
   * What keeps a file from being saved, one sentence each; the rules of the application are not
   * asked. @throws ModelRefused when it is no DMN file
   */
  public static List<String> problems(String xml) {
    return DmnCheck.problems(file(xml), List.of(), null);
  }

  /**
   * For every UNIQUE table that has a gap, by id, an example that none of its rows fits, for
   * example {@code budget 10000, claims true}. A fact that is not given at all is no gap.
   *
   * @throws ModelRefused when the file has faults
   */
  public static Map<String, String> gaps(String xml) {
    List<String> problems = problems(xml);
    if (!problems.isEmpty()) {
      throw new ModelRefused(problems);
    }
    Map<String, String> gaps = new LinkedHashMap<>();
    file(xml).tables().stream()
        .filter(table -> table.hitPolicy().equals("UNIQUE"))
        .forEach(
            table -> new DmnRows(table).gap().ifPresent(example -> gaps.put(table.id(), example)));
    return gaps;
  }

  private static DmnFile file(String xml) {
    return DmnFile.read(xml.getBytes(StandardCharsets.UTF_8));
  }
}
