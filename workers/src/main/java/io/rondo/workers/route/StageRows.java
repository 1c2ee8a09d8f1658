package io.rondo.workers.route;

import io.rondo.workers.seal.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of one route, read as stages; what cannot be read is a problem, never a guess. */
final class StageRows {

  private final Map<Integer, Stage> stages = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private StageRows() {}

  /** Reads rows; they are named by their place in the list. */
  static StageRows of(List<Map<String, Object>> rows) {
    Map<Integer, Map<String, Object>> numbered = new LinkedHashMap<>();
    rows.forEach(row -> numbered.put(numbered.size() + 1, row));
    return numbered(numbered);
  }

  /** Reads rows by their number in the table. */
  static StageRows numbered(Map<Integer, Map<String, Object>> rows) {
    StageRows read = new StageRows();
    rows.forEach(read::row);
    read.stages.values().forEach(read::quorumWithinReach);
    return read;
  }

  List<Stage> stages() {
    return List.copyOf(stages.values());
  }

  /** A sentence for each fault. */
  List<String> problems() {
    return problems;
  }

  private void row(int number, Map<String, Object> row) {
    String at = "Row " + number + " of the stages: ";
    int before = problems.size();
    int stage = whole(row, "stage", at);
    int quorum = whole(row, "quorum", at);
    int dueHours = whole(row, "dueHours", at);
    String name = text(row, "duty");
    String reviewer = text(row, "reviewer");
    String group = text(row, "group");
    String order = text(row, "order");
    Set<Part> covers = covers(text(row, "covers"), at);
    if (name == null || !names.add(name)) {
      problems.add(at + (name == null ? "it names no duty." : "\"" + name + "\" is there twice."));
    }
    if ((reviewer == null) == (group == null)) {
      problems.add(at + "it needs either a reviewer or a group.");
    }
    if (!"parallel".equals(order) && !"sequence".equals(order)) {
      problems.add(at + "its order is neither \"parallel\" nor \"sequence\".");
    }
    if (!(row.get("required") instanceof Boolean)) {
      problems.add(at + "required is neither true nor false.");
    }
    if (problems.size() == before) {
      RoutedDuty duty =
          new RoutedDuty(
              stage,
              name,
              reviewer,
              group,
              (Boolean) row.get("required"),
              covers,
              dueHours,
              text(row, "deputy"),
              text(row, "escalation"));
      add(new Stage(stage, order.equals("sequence"), quorum, List.of(duty)), at);
    }
  }

  private void add(Stage one, String at) {
    Stage known = stages.get(one.number());
    if (known == null) {
      stages.put(one.number(), one);
      return;
    }
    if (known.inSequence() != one.inSequence() || known.quorum() != one.quorum()) {
      problems.add(at + "its stage has another order or quorum in an earlier row.");
    }
    List<RoutedDuty> duties = new ArrayList<>(known.duties());
    duties.addAll(one.duties());
    stages.put(one.number(), new Stage(known.number(), known.inSequence(), known.quorum(), duties));
  }

  private void quorumWithinReach(Stage stage) {
    if (stage.quorum() > stage.duties().size()) {
      problems.add(
          "Stage %d: its quorum is %d, but only %d can sign."
              .formatted(stage.number(), stage.quorum(), stage.duties().size()));
    }
  }

  private Set<Part> covers(String text, String at) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String name : text == null ? new String[0] : text.split(",")) {
      if (name.strip().equalsIgnoreCase("all")) {
        parts.addAll(EnumSet.allOf(Part.class));
      } else {
        Part.of(name.strip())
            .ifPresentOrElse(
                parts::add,
                () -> problems.add(at + "there is no part \"" + name.strip() + "\" to cover."));
      }
    }
    if (parts.isEmpty()) {
      problems.add(at + "it covers nothing.");
    }
    return parts;
  }

  private int whole(Map<String, Object> row, String column, String at) {
    if (row.get(column) instanceof Number number) {
      BigDecimal value = new BigDecimal(number.toString());
      boolean fits =
          value.stripTrailingZeros().scale() <= 0
              && value.signum() > 0
              && value.compareTo(new BigDecimal(10_000)) <= 0;
      if (fits) {
        return value.intValue();
      }
    }
    problems.add(at + column + " is not a whole number from 1 to 10,000.");
    return 0;
  }

  private static String text(Map<String, Object> row, String column) {
    Object value = row.get(column);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }
}
