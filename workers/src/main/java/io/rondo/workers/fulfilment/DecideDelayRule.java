package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** More time for a partner has an end that lies ahead. */
@Component
class DecideDelayRule implements TaskRule {

  private final OrderNotes notes;
  private final Clock clock;

  DecideDelayRule(OrderNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public String task() {
    return "Activity_DecideDelay";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    boolean granted = step.yes("delayGranted");
    Instant until = granted ? step.time("newDueAt") : null;
    if (granted && (until == null || !until.isAfter(clock.instant()))) {
      throw new TaskRefused("Say until when the partner has time: a date and time ahead.");
    }
    notes.write(
        Steps.order(step),
        granted ? "more_time" : "no_more_time",
        user,
        granted ? Steps.until(until) : null);
    return Map.of("delayGranted", granted);
  }
}
