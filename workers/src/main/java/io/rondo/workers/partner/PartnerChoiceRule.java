package io.rondo.workers.partner;

import io.rondo.workers.engine.DecisionRule;
import io.rondo.workers.engine.DecisionTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the table of partner choice must say before it is saved. */
@Component
class PartnerChoiceRule implements DecisionRule {

  @Override
  public String decision() {
    return PartnerChoice.TABLE;
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables, String who) {
    List<String> problems = new ArrayList<>();
    DecisionTable table = tables.get(PartnerChoice.TABLE);
    if (!"UNIQUE".equals(table.hitPolicy())) {
      problems.add("Table %s: its hit policy has to be UNIQUE.".formatted(table.id()));
    }
    PartnerChoice.ASKED.forEach(
        (asked, answer) -> {
          if (!tables.containsKey(asked) || !tables.get(asked).outputs().contains(answer)) {
            problems.add("The file has no table %s that says %s.".formatted(asked, answer));
          }
        });
    for (DecisionTable.Row row : table.rows()) {
      String at = "Table %s: row %d: ".formatted(table.id(), row.number());
      if (!(row.outcome().get("fit") instanceof Boolean)) {
        problems.add(at + "fit is neither true nor false.");
      }
      if (!(row.outcome().get("points") instanceof BigDecimal points)
          || points.signum() < 0
          || points.compareTo(new BigDecimal(1_000)) > 0) {
        problems.add(at + "points is not a whole number from 0 to 1,000.");
      }
      if (!(row.outcome().get("why") instanceof String why) || why.isBlank()) {
        problems.add(at + "it does not say why.");
      }
    }
    return problems;
  }
}
