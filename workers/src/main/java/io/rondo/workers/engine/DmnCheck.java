package io.rondo.workers.engine;

import io.rondo.workers.engine.DmnTable.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What every DMN file must keep to before it is saved: plain tables that people can read. */
final class DmnCheck {

  private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "RULE ORDER", "COLLECT");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "not", "and", "or", "in");

  private final DmnFile file;
  private final List<String> problems = new ArrayList<>();

  private DmnCheck(DmnFile file) {
    this.file = file;
  }

  /**
   * @param rules what must hold beyond
   * @param who saves it; null for Rondo itself
   * @return one sentence for each fault
   */
  static List<String> problems(DmnFile file, List<DecisionRule> rules, String who) {
    DmnCheck check = new DmnCheck(file);
    check.form();
    return check.problems.isEmpty() ? check.meaning(rules, who) : check.problems;
  }

  /** How it is written. */
  private void form() {
    if (!Feel.isFeel(file.language())) {
      problems.add("This file speaks %s. Only FEEL is allowed.".formatted(file.language()));
    }
    for (DmnFile.OneDecision decision : file.decisions()) {
      if (decision.keeps() == null) {
        problems.add(
            "Decision %s: its history time to live is missing.".formatted(decision.name()));
      }
      decision
          .table()
          .ifPresentOrElse(
              this::form,
              () ->
                  problems.add(
                      "Decision %s is no table. Only decision tables are allowed."
                          .formatted(decision.name())));
    }
  }

  private void form(DmnTable table) {
    String where = "Table " + table.name();
    if (!POLICIES.contains(table.hitPolicy()) || table.aggregator() != null) {
      problems.add(
          "%s: hit policy %s is not allowed. Use UNIQUE, FIRST, RULE ORDER or COLLECT without a sum or the like."
              .formatted(
                  where,
                  table.aggregator() == null
                      ? table.hitPolicy()
                      : table.hitPolicy() + " " + table.aggregator()));
    }
    inputs(where, table.inputs());
    outputs(where, table.outputs());
    table.rows().forEach(row -> row(where + ", row " + row.number(), table, row));
  }

  private void inputs(String where, List<DmnTable.Input> inputs) {
    Set<String> names = new HashSet<>();
    for (DmnTable.Input input : inputs) {
      String column = where + ", column " + input.label();
      String name = input.expression().text();
      speaksFeel(column, input.expression());
      if (!NAME.matcher(name).matches() || WORDS.contains(name)) {
        problems.add("%s: “%s” is not one plain name.".formatted(column, name));
      } else if (!names.add(name)) {
        problems.add("%s: %s is already asked in another column.".formatted(column, name));
      }
      type(column, input.type());
    }
  }

  private void outputs(String where, List<DmnTable.Output> outputs) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      String name = outputs.get(i).name();
      String column = where + ", outcome " + (name.isEmpty() ? i + 1 : name);
      if (!NAME.matcher(name).matches()) {
        problems.add("%s: “%s” is not one plain name.".formatted(column, name));
      } else if (!names.add(name)) {
        problems.add("%s: there is another outcome of this name.".formatted(column));
      }
      type(column, outputs.get(i).type());
    }
  }

  private void type(String column, String type) {
    if (DmnKind.of(type).isEmpty()) {
      problems.add(
          "%s: type %s is not allowed. Use string, boolean, integer, long or double."
              .formatted(column, type == null ? "any" : type));
    }
  }

  private void row(String where, DmnTable table, DmnTable.Row row) {
    if (row.conditions().size() != table.inputs().size()
        || row.outcomes().size() != table.outputs().size()) {
      problems.add(where + ": it has not one cell for each column.");
      return;
    }
    for (int i = 0; i < table.inputs().size(); i++) {
      DmnTable.Input input = table.inputs().get(i);
      condition(where + ", " + input.label(), input, row.conditions().get(i));
    }
    for (int i = 0; i < table.outputs().size(); i++) {
      DmnTable.Output output = table.outputs().get(i);
      outcome(where + ", " + output.name(), output, row.outcomes().get(i));
    }
  }

  private void condition(String where, DmnTable.Input input, Cell cell) {
    if (!speaksFeel(where, cell)) {
      return;
    }
    var condition = DmnCondition.of(cell);
    var kind = DmnKind.of(input.type());
    if (condition.isEmpty()) {
      problems.add(
          "%s: “%s” cannot be compared with other rows. Use %s."
              .formatted(where, cell.text(), DmnCondition.FORMS));
    } else if (kind.isPresent() && !condition.get().suits(kind.get())) {
      problems.add("%s: “%s” is not %s.".formatted(where, cell.text(), kind.get().words()));
    }
  }

  private void outcome(String where, DmnTable.Output output, Cell cell) {
    if (!speaksFeel(where, cell) || cell.text().isEmpty()) {
      return;
    }
    if (!Feel.isLiteral(cell.text())) {
      problems.add(
          "%s: “%s” is calculated. Write a text in double quotes, a number, true or false."
              .formatted(where, cell.text()));
      return;
    }
    Object value = Feel.literal(cell.text());
    DmnKind.of(output.type())
        .filter(kind -> value != null && !kind.holds(value))
        .ifPresent(
            kind ->
                problems.add("%s: “%s” is not %s.".formatted(where, cell.text(), kind.words())));
  }

  private boolean speaksFeel(String where, Cell cell) {
    boolean feel = Feel.isFeel(cell.language());
    if (!feel) {
      problems.add("%s speaks %s. Only FEEL is allowed.".formatted(where, cell.language()));
    }
    return feel;
  }

  /** What it says, once it is written well. */
  private List<String> meaning(List<DecisionRule> rules, String who) {
    Map<String, DecisionTable> readable = new LinkedHashMap<>();
    for (DmnTable table : file.tables()) {
      readable.put(table.id(), table.readable());
      rows(table);
    }
    for (DecisionRule rule : rules) {
      if (readable.containsKey(rule.decision())) {
        problems.addAll(rule.problems(readable, who));
      }
    }
    return problems;
  }

  private void rows(DmnTable table) {
    try {
      if (table.hitPolicy().equals("UNIQUE")) {
        DmnRows rows = new DmnRows(table);
        problems.addAll(rows.never());
        problems.addAll(rows.overlaps());
      }
    } catch (ModelRefused e) {
      problems.addAll(e.problems());
    }
    if (table.hitPolicy().equals("FIRST") && !endsWithCatchAll(table)) {
      problems.add(
          "Table %s: its last row must fit everything, because the first row that fits counts."
              .formatted(table.name()));
    }
  }

  private static boolean endsWithCatchAll(DmnTable table) {
    List<DmnTable.Row> rows = table.rows();
    return !rows.isEmpty()
        && rows.get(rows.size() - 1).conditions().stream().allMatch(DmnTable::isAny);
  }
}
