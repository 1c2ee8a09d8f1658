package io.rondo.workers.approval;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The review task ends with a decision that {@link Reviews} accepts; it decides the way on. */
@Component
class ReviewRule implements TaskRule {

  private final Reviews reviews;

  ReviewRule(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String task() {
    return "Activity_ReviewCampaign";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    try {
      Decision decision =
          reviews.decide(businessKey, user, step.text("reviewDecision"), comment(step));
      return Map.of(
          "campaignApproved", decision == Decision.APPROVE,
          "reworkWanted", decision == Decision.REWORK);
    } catch (ReviewRefused e) {
      throw new TaskRefused(e.getMessage());
    }
  }

  /** The form asks for a reason unless the campaign is approved; then a note is welcome. */
  private static String comment(Step step) {
    String reason = step.text("reviewComment");
    return reason.isEmpty() ? step.text("approvalNote") : reason;
  }
}
