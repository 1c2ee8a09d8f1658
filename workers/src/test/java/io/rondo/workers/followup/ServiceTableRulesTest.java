package io.rondo.workers.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.engine.DecisionTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tables of the service must not say. */
class ServiceTableRulesTest {

  private static final Map<String, Object> PERSON =
      Map.of("reaction", "follow_up", "skill", "general", "priority", "normal");

  @Test
  void aTableWhoseRowsAllLeadSomewhereIsSaved() {
    assertThat(triage("FIRST", Map.of("reaction", "nothing"), PERSON)).isEmpty();
    assertThat(triage("FIRST", Map.of("reaction", "thank", "template", "thanks"), PERSON))
        .isEmpty();
    assertThat(priority("FIRST", hours(1, 1, 2, 3))).isEmpty();
  }

  @Test
  void aRowThatLeadsNowhereIsNamed() {
    assertThat(triage("FIRST", Map.of("reaction", "dance"), PERSON))
        .singleElement()
        .asString()
        .startsWith("Table ResponseTriage, row 1: its reaction is none of nothing,");
    assertThat(triage("FIRST", Map.of(), PERSON)).hasSize(1);
    assertThat(triage("FIRST", with("skill", "magic"), PERSON))
        .singleElement()
        .asString()
        .contains("row 1: its skill is none of");
    assertThat(triage("FIRST", with("priority", "later"), PERSON))
        .singleElement()
        .asString()
        .contains("row 1: its priority is none of");
    assertThat(triage("FIRST", Map.of("reaction", "template", "template", "poem"), PERSON))
        .singleElement()
        .asString()
        .contains("row 1: its template is none of");
  }

  @Test
  void aRowThatWaitsForAnOpenIsRefused() {
    assertThat(ofKind("\"reply\", \"open\""))
        .containsExactly(
            "Table ResponseTriage, row 1: nothing ever follows from \"open\" alone, so it does not"
                + " come here: take it out.");
    assertThat(ofKind("\"like\"")).hasSize(1);
    assertThat(ofKind("\"reply\", \"opening\"")).isEmpty();
    assertThat(ofKind("not(\"open\")")).as("everything that comes here").isEmpty();
    assertThat(ofKind("")).isEmpty();
  }

  @Test
  void whatNoRowKnowsMustLeadToAPerson() {
    assertThat(triage("FIRST", Map.of("reaction", "nothing")))
        .containsExactly(
            "Table ResponseTriage: what no row knows must lead to a person, so the reaction of the"
                + " last row is follow_up.");
    assertThat(triage("FIRST", with("reaction", "confirmed"))).hasSize(1);
    assertThat(triage("FIRST", with("reaction", "confirmed"), PERSON)).isEmpty();
    assertThat(triage("UNIQUE", PERSON))
        .containsExactly("Table ResponseTriage: its hit policy must be FIRST.");
  }

  @Test
  void timesThatRunBackwardsAreNamed() {
    assertThat(priority("FIRST", hours(4, 2, 6, 3)))
        .singleElement()
        .asString()
        .startsWith("Table FollowUpPriority, row 1: dueHours");
    assertThat(priority("FIRST", hours(1, 2, 1_001, 3)))
        .singleElement()
        .asString()
        .contains("escalateHours");
    assertThat(priority("FIRST", hours(1, 2, 3, 0)))
        .singleElement()
        .asString()
        .contains("answerDays");
    assertThat(priority("FIRST", Map.of())).hasSize(4);
    assertThat(priority("COLLECT", hours(1, 2, 3, 4)))
        .containsExactly("Table FollowUpPriority: its hit policy must be FIRST.");
  }

  private static List<String> ofKind(String condition) {
    List<DecisionTable.Row> rows =
        List.of(
            new DecisionTable.Row(1, List.of("", condition), PERSON, ""),
            new DecisionTable.Row(2, List.of("", ""), PERSON, ""));
    DecisionTable table =
        new DecisionTable(
            Triage.TABLE, Triage.TABLE, "FIRST", List.of("Channel", "Kind"), List.of(), rows);
    return new TriageRule().problems(Map.of(Triage.TABLE, table), "maria");
  }

  private static Map<String, Object> with(String column, String value) {
    Map<String, Object> row = new HashMap<>(PERSON);
    row.put(column, value);
    return row;
  }

  private static Map<String, Object> hours(int remind, int due, int escalate, int days) {
    return Map.of(
        "remindHours", BigDecimal.valueOf(remind),
        "dueHours", BigDecimal.valueOf(due),
        "escalateHours", BigDecimal.valueOf(escalate),
        "answerDays", BigDecimal.valueOf(days));
  }

  @SafeVarargs
  private static List<String> triage(String policy, Map<String, Object>... rows) {
    return new TriageRule().problems(table(Triage.TABLE, policy, rows), "maria");
  }

  @SafeVarargs
  private static List<String> priority(String policy, Map<String, Object>... rows) {
    return new PriorityRule().problems(table(DueTimes.TABLE, policy, rows), "maria");
  }

  @SafeVarargs
  private static Map<String, DecisionTable> table(
      String id, String policy, Map<String, Object>... rows) {
    List<DecisionTable.Row> all = new java.util.ArrayList<>();
    for (Map<String, Object> row : rows) {
      all.add(new DecisionTable.Row(all.size() + 1, List.of(), row, ""));
    }
    return Map.of(id, new DecisionTable(id, id, policy, List.of(), List.of(), all));
  }
}
