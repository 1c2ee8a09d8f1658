package io.rondo.workers.followup;

import io.rondo.workers.engine.DecisionRule;
import io.rondo.workers.engine.DecisionTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the table of priorities must say before it is saved: first remind, then due, then escalate.
 */
@Component
class PriorityRule implements DecisionRule {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

  @Override
  public String decision() {
    return DueTimes.TABLE;
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables, String who) {
    List<String> problems = new ArrayList<>();
    DecisionTable table = tables.get(DueTimes.TABLE);
    if (!table.hitPolicy().equals("FIRST")) {
      problems.add("Table %s: its hit policy must be FIRST.".formatted(table.id()));
    }
    for (DecisionTable.Row row : table.rows()) {
      BigDecimal before = BigDecimal.ZERO;
      for (String column : List.of("remindHours", "dueHours", "escalateHours")) {
        BigDecimal hours = number(row, column);
        if (hours == null || hours.compareTo(before) < 0 || hours.compareTo(MOST) > 0) {
          problems.add(
              "Table %s, row %d: %s is a number from 0 to 1,000, and not less than what comes before it."
                  .formatted(table.id(), row.number(), column));
        } else {
          before = hours;
        }
      }
      BigDecimal days = number(row, "answerDays");
      if (days == null || days.signum() <= 0 || days.compareTo(MOST) > 0) {
        problems.add(
            "Table %s, row %d: answerDays is a number from 1 to 1,000."
                .formatted(table.id(), row.number()));
      }
    }
    return problems;
  }

  private static BigDecimal number(DecisionTable.Row row, String column) {
    return row.outcome().get(column) instanceof BigDecimal number ? number : null;
  }
}
