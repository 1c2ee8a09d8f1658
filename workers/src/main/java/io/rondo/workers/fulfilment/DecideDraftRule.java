package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One revision more than agreed takes a clear yes. */
@Component
class DecideDraftRule implements TaskRule {

  private final OrderNotes notes;

  DecideDraftRule(OrderNotes notes) {
    this.notes = notes;
  }

  @Override
  public String task() {
    return "Activity_DecideDraft";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    boolean granted = step.yes("revisionGranted");
    notes.write(Steps.order(step), granted ? "revision_granted" : "revision_denied", user, null);
    return Map.of("revisionGranted", granted);
  }
}
