package io.rondo.workers.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.engine.DecisionTable.Row;
import io.rondo.workers.engine.People;
import io.rondo.workers.testing.FakePeople;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a table of approvals must say before it is saved. */
class RouteRuleTest {

  private final FakePeople people =
      new FakePeople().add("leo", "legal").add("rita", "review").add("rolf", "review");
  private final List<Row> rows = new ArrayList<>();
  private String route = "light";

  @Test
  void aSoundTableIsSaved() {
    row("\"light\"", Map.of());
    row("\"light\", \"full\"", Map.of("duty", "Legal", "reviewer", "leo", "deputy", "rita"));

    assertThat(problems("mara")).isEmpty();
  }

  @Test
  void aReviewerDeputyOrEscalationWithoutALoginIsRefusedByName() {
    row("\"light\"", Map.of("reviewer", "ghost", "deputy", "shade", "escalation", "spook"));
    row("\"light\"", Map.of("duty", "Other", "group", "empty"));

    assertThat(problems("mara"))
        .containsExactlyInAnyOrder(
            "Table ApprovalStages: row 1: the reviewer ghost has no login.",
            "Table ApprovalStages: row 1: the deputy shade has no login.",
            "Table ApprovalStages: row 1: the escalation spook has no login.",
            "Table ApprovalStages: row 2: nobody in the group empty has a login.");
    assertThat(problems(null)).as("before there is any staff").isEmpty();
  }

  @Test
  void aCycleOfDeputiesIsRefusedByName() {
    row("\"light\"", Map.of("reviewer", "leo", "deputy", "rita"));
    row("\"light\"", Map.of("duty", "B", "reviewer", "rita", "deputy", "rolf"));
    row("\"light\"", Map.of("duty", "C", "reviewer", "rolf", "deputy", "leo"));

    assertThat(problems("mara"))
        .contains("Table ApprovalStages: row 1: the deputies of leo lead back to leo.");
  }

  @Test
  void aDueDateThatLiesInThePastIsRefused() {
    for (int hours : new int[] {0, -8}) {
      rows.clear();
      row("\"light\"", Map.of("dueHours", new BigDecimal(hours)));
      assertThat(problems("mara"))
          .containsExactly(
              "Route light: Row 1 of the stages: dueHours is not a whole number from 1 to 10,000.");
    }
  }

  @Test
  void whatCannotBeReadIsRefusedByRow() {
    row("\"light\"", Map.of("covers", "content, budgit"));
    row("\"light\"", Map.of("duty", "B", "order", "anyhow"));
    row("\"light\"", Map.of("duty", "C", "quorum", new BigDecimal(9)));
    row("\"light\"", Map.of("duty", "C"));
    row("-", Map.of("duty", "D"));

    assertThat(String.join("\n", problems("mara")))
        .contains("no part \"budgit\"")
        .contains("Row 2 of the stages: its order is neither")
        .contains("Row 4 of the stages: \"C\" is there twice")
        .contains("row 5 does not say for which routes");
  }

  @Test
  void aQuorumThatNobodyCanReachIsRefused() {
    row("\"light\"", Map.of("quorum", new BigDecimal(2)));

    assertThat(problems("mara"))
        .containsExactly("Route light: Stage 1: its quorum is 2, but only 1 can sign.");
  }

  @Test
  void aRouteForWhichNobodySignsIsRefused() {
    row("\"full\"", Map.of());

    assertThat(problems("mara"))
        .containsExactly(
            "Table ApprovalRoute: row 1 leads to the route light, for which nobody signs.");
  }

  @Test
  void stagesWithoutTheirRoutesAreRefused() {
    DecisionTable alone =
        new DecisionTable(
            "ApprovalStages", "Stages", "RULE ORDER", List.of("route"), List.of(), List.of());

    assertThat(new StagesRule().problems(Map.of("ApprovalStages", alone), "mara"))
        .containsExactly(
            "Table ApprovalStages: it has to come in one file with the table ApprovalRoute.");
  }

  @Test
  void eitherAReviewerOrAGroupSigns() {
    row("\"light\"", Map.of("reviewer", "leo", "group", "review"));

    assertThat(problems("mara"))
        .singleElement()
        .asString()
        .contains("either a reviewer or a group");
  }

  private void row(String condition, Map<String, Object> said) {
    Map<String, Object> outcome = new HashMap<>();
    outcome.put("stage", BigDecimal.ONE);
    outcome.put("order", "parallel");
    outcome.put("quorum", BigDecimal.ONE);
    outcome.put("duty", "Campaign review");
    outcome.put("required", true);
    outcome.put("covers", "all");
    outcome.put("dueHours", new BigDecimal(8));
    if (!said.containsKey("reviewer") && !said.containsKey("group")) {
      outcome.put("group", "review");
    }
    outcome.putAll(said);
    rows.add(new Row(rows.size() + 1, List.of(condition), outcome, "why"));
  }

  private List<String> problems(String who) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("people", people);
    DecisionTable routes =
        new DecisionTable(
            "ApprovalRoute",
            "Approval route",
            "UNIQUE",
            List.of("budget"),
            List.of("route", "why"),
            List.of(new Row(1, List.of(""), Map.of("route", route), "why")));
    DecisionTable stages =
        new DecisionTable(
            "ApprovalStages", "Approval stages", "RULE ORDER", List.of("route"), List.of(), rows);
    return new RouteRule(beans.getBeanProvider(People.class), event -> {})
        .problems(Map.of("ApprovalRoute", routes, "ApprovalStages", stages), who);
  }
}
