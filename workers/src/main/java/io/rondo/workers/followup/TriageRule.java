package io.rondo.workers.followup;

import io.rondo.workers.engine.DecisionRule;
import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.response.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What the table of triage must say before it is saved: every row leads to something that works.
 */
@Component
class TriageRule implements DecisionRule {

  private static final Set<String> WITH_A_PERSON =
      Set.of("follow_up", "complaint", "opportunity", "referral", "confirmed");
  private static final Set<String> WITH_A_TEXT = Set.of("thank", "template", "check_in", "usage");
  private static final Set<String> PRIORITIES = Set.of("urgent", "high", "normal", "low");
  private static final Set<String> TEXTS =
      Set.of("thanks", "help", "purchase", "how_to", "usage", "survey");
  private static final String KIND = "Kind";
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  @Override
  public String decision() {
    return Triage.TABLE;
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables, String who) {
    List<String> problems = new ArrayList<>();
    DecisionTable table = tables.get(Triage.TABLE);
    if (!table.hitPolicy().equals("FIRST")) {
      problems.add("Table %s: its hit policy must be FIRST.".formatted(table.id()));
    }
    for (DecisionTable.Row row : table.rows()) {
      String problem = quiet(table, row).orElseGet(() -> problem(row));
      if (problem != null) {
        problems.add("Table %s, row %d: %s".formatted(table.id(), row.number(), problem));
      }
    }
    if (!table.rows().isEmpty()) {
      DecisionTable.Row last = table.rows().get(table.rows().size() - 1);
      String reaction = text(last, "reaction");
      if (!WITH_A_PERSON.contains(reaction) || reaction.equals("confirmed")) {
        problems.add(
            "Table %s: what no row knows must lead to a person, so the reaction of the last row is follow_up."
                .formatted(table.id()));
      }
    }
    return problems;
  }

  /** A row that waits for what never comes here: nothing hangs on an open alone. */
  private static Optional<String> quiet(DecisionTable table, DecisionTable.Row row) {
    int kind = table.inputs().indexOf(KIND);
    if (kind < 0 || row.conditions().get(kind).strip().startsWith("not")) {
      return Optional.empty();
    }
    return QUOTED
        .matcher(row.conditions().get(kind))
        .results()
        .map(found -> found.group(1))
        .filter(Told::isQuiet)
        .findFirst()
        .map(
            word ->
                "nothing ever follows from \"%s\" alone, so it does not come here: take it out."
                    .formatted(word));
  }

  private static String problem(DecisionTable.Row row) {
    String reaction = text(row, "reaction");
    if (WITH_A_PERSON.contains(reaction)) {
      if (Skill.of(text(row, "skill")).isEmpty()) {
        return "its skill is none of general, product, order, complaint, sales.";
      }
      return PRIORITIES.contains(text(row, "priority"))
          ? null
          : "its priority is none of urgent, high, normal, low.";
    }
    if (WITH_A_TEXT.contains(reaction)) {
      return TEXTS.contains(text(row, "template"))
          ? null
          : "its template is none of thanks, help, purchase, how_to, usage, survey.";
    }
    return reaction.equals("nothing")
        ? null
        : "its reaction is none of nothing, thank, template, follow_up, complaint, opportunity, referral, confirmed, check_in, usage.";
  }

  private static String text(DecisionTable.Row row, String column) {
    Object value = row.outcome().get(column);
    return value == null ? "" : value.toString();
  }
}
