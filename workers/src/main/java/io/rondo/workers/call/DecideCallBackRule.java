package io.rondo.workers.call;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A missed call is promised again for a time to come, or given up, by a named person. */
@Component
class DecideCallBackRule implements TaskRule {

  private static final Duration LATEST = Duration.ofDays(60);

  private final CallBacks callBacks;
  private final Clock clock;

  DecideCallBackRule(CallBacks callBacks, Clock clock) {
    this.callBacks = callBacks;
    this.clock = clock;
  }

  @Override
  public String task() {
    return "Activity_DecideCallBack";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    String decision = step.text("callBackDecision");
    if (decision.equals("drop")) {
      return Map.of("callBackGranted", false);
    }
    if (!decision.equals("again")) {
      throw new TaskRefused("Say whether the person is called again or not any more.");
    }
    Instant at = step.time("callBackAgainAt");
    Instant now = clock.instant();
    if (at == null || at.isBefore(now) || at.isAfter(now.plus(LATEST))) {
      throw new TaskRefused("Give a time within the next 60 days at which the person is called.");
    }
    callBacks.wish(step.number(CallBacks.ID).longValue(), at);
    return Map.of("callBackGranted", true);
  }
}
