package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A person says what becomes of those who are missing; the counts decide whether that is all. */
@Component
class SettleGapRule implements TaskRule {

  private final Reconciliation reconciliation;

  SettleGapRule(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Override
  public String task() {
    return "Activity_SettleGap";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    GapDecision decision =
        GapDecision.of(step.text("gapDecision"))
            .orElseThrow(
                () ->
                    new TaskRefused(
                        "Ask the partner again, count them as rejected, or wait some more."));
    try {
      reconciliation.settle(Steps.order(step), decision, List.of(), user);
    } catch (OrderRefused e) {
      throw TaskRefused.stale(e.getMessage());
    }
    return Map.of();
  }
}
