package io.rondo.forms.testing;

import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.engine.ModelRefused;
import io.rondo.workers.testing.FakeDecisions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Two small tables to read; what they decide, a test says. A file that says overlap is refused. */
@Component
public class SampleDecisions extends FakeDecisions {

  /** Who saved what. */
  public final List<String> saved = new ArrayList<>();

  @Override
  public Version newest(String decision) {
    Instant at = Instant.parse("2026-11-01T08:00:00Z");
    return decision.equals("ApprovalRoute")
        ? new Version(decision, "Approval route", 2 + super.newest(decision).version(), "mia", at)
        : new Version(decision, "Approval stages", 1, null, at);
  }

  @Override
  public DecisionTable table(String decision) {
    return decision.equals("ApprovalRoute") ? routes() : stages();
  }

  private static DecisionTable routes() {
    return new DecisionTable(
        "ApprovalRoute",
        "Approval route",
        "UNIQUE",
        List.of(
            "Budget",
            "Channels",
            "Makes claims",
            "Partner",
            "Personal data beyond the name",
            "People in the audience"),
        List.of("route", "why"),
        List.of(
            new DecisionTable.Row(
                1,
                List.of("", "", "true", "", "", ""),
                Map.of("route", "full", "why", "It makes claims."),
                "A price or a guarantee can be wrong in law, whatever the campaign costs."),
            new DecisionTable.Row(
                2,
                List.of("", "", "false", "not(\"\")", "", ""),
                Map.of("route", "full", "why", "A partner helps."),
                "What a partner says falls back on us."),
            new DecisionTable.Row(
                3,
                List.of("<= 10000", "", "false", "\"\"", "false", "<= 100000"),
                Map.of("route", "light", "why", "Under 10,000, nothing delicate."),
                "Little money, few people: one colleague sees enough.")));
  }

  private static DecisionTable stages() {
    Map<String, Object> light = new LinkedHashMap<>();
    light.put("stage", BigDecimal.ONE);
    light.put("order", "parallel");
    light.put("quorum", BigDecimal.ONE);
    light.put("duty", "Campaign review");
    light.put("group", "review");
    light.put("required", true);
    light.put("covers", "all");
    light.put("dueHours", new BigDecimal(8));
    light.put("escalation", "adamAdmin");
    Map<String, Object> legal = new LinkedHashMap<>(light);
    legal.put("duty", "Legal <review>");
    legal.put("group", "legal");
    legal.put("covers", "content,audience,brief");
    legal.put("deputy", "lena");
    return new DecisionTable(
        "ApprovalStages",
        "Approval stages",
        "RULE ORDER",
        List.of("Route"),
        List.of(
            "stage",
            "order",
            "quorum",
            "duty",
            "reviewer",
            "group",
            "required",
            "covers",
            "dueHours",
            "deputy",
            "escalation"),
        List.of(
            new DecisionTable.Row(
                1, List.of("\"light\""), light, "One person looks at everything."),
            new DecisionTable.Row(2, List.of("\"full\""), legal, "")));
  }

  @Override
  public String xml(String decision) {
    return "<definitions name=\"Ä\"/>";
  }

  @Override
  public void save(String fileName, String xml, String who) {
    if (xml.contains("overlap")) {
      throw new ModelRefused(
          List.of(
              "Table ApprovalRoute: rows 2 and 5 both fit budget = 20000.",
              "Route full: deputies stand in for each other in a circle: <ben> → ada → ben."));
    }
    saved.add(who + " " + fileName + " " + xml);
  }
}
