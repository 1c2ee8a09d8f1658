package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A person says what becomes of those who are missing. The task comes back when the partner told
 * something new or its time is over, until the counts add up.
 */
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
                    new TaskRefused("Send them again, count them as rejected, or wait some more."));
    Optional<Instant> until = settled(Steps.order(step), decision, user);
    Map<String, Object> outcome = new HashMap<>();
    outcome.put("resendWanted", until.isPresent() && decision == GapDecision.RESEND);
    outcome.put("outcomesAwaited", until.isPresent());
    until.ifPresent(at -> outcome.put("outcomesDueAt", at));
    return outcome;
  }

  private Optional<Instant> settled(long orderId, GapDecision decision, String user) {
    try {
      Optional<Instant> until = reconciliation.settle(orderId, decision, List.of(), user);
      if (decision == GapDecision.RESEND) {
        reconciliation.sendAgain(orderId);
      }
      return until;
    } catch (OrderRefused e) {
      throw TaskRefused.stale(e.getMessage());
    }
  }
}
