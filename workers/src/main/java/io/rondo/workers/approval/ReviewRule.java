package io.rondo.workers.approval;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The review task ends with a decision that {@link Reviews} accepts, whoever completes it how. */
@Component
class ReviewRule implements TaskRule {

  /** The user task in which somebody signs. */
  static final String TASK = "Activity_ReviewCampaign";

  private final Reviews reviews;

  ReviewRule(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    try {
      BigDecimal duty = step.number("dutyId");
      Reviews.Outcome outcome =
          reviews.decide(businessKey, duty == null ? 0 : duty.longValue(), user, said(step));
      return Map.of(
          "reviewDelegated", outcome.delegated(),
          "stageDecided", outcome.stageDecided());
    } catch (ReviewRefused e) {
      throw switch (e.kind()) {
        case FORBIDDEN -> TaskRefused.forbidden(e.getMessage());
        case STALE -> TaskRefused.stale(e.getMessage());
        case WRONG -> new TaskRefused(e.getMessage());
      };
    }
  }

  private static Reviews.Said said(Step step) {
    String decision = step.text("reviewDecision");
    return new Reviews.Said(
        decision,
        step.text(decision + "Reason"),
        comment(step),
        step.yes("commentShared"),
        step.text("delegateTo"),
        step.text("signedSeal"));
  }

  /** The form asks for a comment unless the campaign is approved; then a note is welcome. */
  private static String comment(Step step) {
    String comment = step.text("reviewComment");
    return comment.isEmpty() ? step.text("approvalNote") : comment;
  }
}
