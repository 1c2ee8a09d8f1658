package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A draft is judged by somebody who did not hand it in, and with a comment unless accepted. */
@Component
class ReviewDraftRule implements TaskRule {

  private final Drafts drafts;

  ReviewDraftRule(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public String task() {
    return "Activity_ReviewDraft";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    DraftDecision decision =
        DraftDecision.of(step.text("draftDecision"))
            .orElseThrow(() -> new TaskRefused("Accept the draft, ask for changes, or reject it."));
    try {
      boolean revisionWanted =
          drafts.decide(Steps.order(step), decision, user, step.text("draftComment"));
      return Map.of(
          "draftAccepted", decision == DraftDecision.ACCEPT, "revisionWanted", revisionWanted);
    } catch (DraftForbidden e) {
      throw TaskRefused.forbidden(e.getMessage());
    } catch (OrderRefused e) {
      throw new TaskRefused(e.getMessage());
    }
  }
}
