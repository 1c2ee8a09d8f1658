package io.rondo.forms.layout;

import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.engine.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A decision table in words, for people who do not read FEEL.
 *
 * @param inputs the headings of the conditions
 * @param outputs the headings of what follows
 */
public record ReadableTable(
    Decisions.Version version, List<String> inputs, List<String> outputs, List<Line> lines) {

  /**
   * A row.
   *
   * @param why empty when the table does not say
   */
  public record Line(int number, List<Cell> conditions, List<Cell> outcomes, String why) {}

  /**
   * What a row says in a column.
   *
   * @param silent whether it says nothing
   */
  public record Cell(String heading, String text, boolean silent) {}

  /** The table in words; a column is named by {@code words}. */
  public static ReadableTable of(
      Decisions.Version version, DecisionTable table, UnaryOperator<String> words) {
    List<String> outputs =
        table.outputs().stream().filter(name -> !repeatsWhy(table, name)).toList();
    List<Line> lines = new ArrayList<>();
    for (DecisionTable.Row row : table.rows()) {
      List<Cell> conditions = new ArrayList<>();
      for (int i = 0; i < table.inputs().size(); i++) {
        String said = condition(row.conditions().get(i));
        conditions.add(new Cell(table.inputs().get(i), said, said.equals("any")));
      }
      List<Cell> outcomes =
          outputs.stream()
              .map(output -> outcome(words.apply(output), row.outcome().get(output)))
              .toList();
      lines.add(new Line(row.number(), conditions, outcomes, row.why()));
    }
    return new ReadableTable(version, table.inputs(), outputs.stream().map(words).toList(), lines);
  }

  /** Whether a column says in every row what stands below the row anyway. */
  private static boolean repeatsWhy(DecisionTable table, String output) {
    return !table.rows().isEmpty()
        && table.rows().stream().allMatch(row -> row.why().equals(row.outcome().get(output)));
  }

  private static String condition(String written) {
    return switch (written.strip()) {
      case "", "-" -> "any";
      case "true" -> "yes";
      case "false" -> "no";
      case "\"\"" -> "none";
      case "not(\"\")" -> "some";
      default -> plain(written.strip());
    };
  }

  private static String plain(String written) {
    return written
        .replaceAll("\"([^\"]*)\"", "$1")
        .replace("<=", "≤")
        .replace(">=", "≥")
        .replaceAll("(?<=\\d)(?=(\\d{3})+(?!\\d))", ",");
  }

  private static Cell outcome(String heading, Object value) {
    if (value instanceof Boolean yes) {
      return new Cell(heading, yes ? "yes" : "no", false);
    }
    boolean silent = value == null || value.toString().isBlank();
    return new Cell(
        heading, silent ? "–" : value.toString().replaceAll(",(?=\\p{L})", ", "), silent);
  }
}
