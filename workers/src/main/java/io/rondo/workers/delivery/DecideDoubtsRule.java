package io.rondo.workers.delivery;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mails in doubt are decided by a named person, one way or the other. */
@Component
class DecideDoubtsRule implements TaskRule {

  @Override
  public String task() {
    return "Activity_DecideDoubts";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    String decision = step.text("doubtDecision");
    if (!decision.equals("count_as_sent") && !decision.equals("send_again")) {
      throw new TaskRefused("Say whether the doubtful e-mails count as sent or are sent again.");
    }
    return Map.of("doubtDecidedBy", user);
  }
}
