package io.rondo.workers.campaign;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A campaign is closed out with what was learnt and what comes next. */
@Component
class CloseOutRule implements TaskRule {

  @Override
  public String task() {
    return "Activity_CloseOutCampaign";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    String learned = step.text("learned").strip();
    if (learned.isEmpty() || learned.length() > 1000) {
      throw new TaskRefused("Say in at most 1,000 characters what was learnt.");
    }
    if (!Campaigns.NEXT_STEPS.contains(step.text("nextStep"))) {
      throw new TaskRefused("Choose what comes next: repeat, roll out, change or stop.");
    }
    return Map.of();
  }
}
