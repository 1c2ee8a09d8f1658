package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Sends help before the customer asks for it. */
@Component
class SendHelpWorker implements Worker {

  private final Proactive proactive;

  SendHelpWorker(Proactive proactive) {
    this.proactive = proactive;
  }

  @Override
  public String topic() {
    return "followup.sendHelp";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    return Result.of("checkUsageAt", proactive.help(step.businessKey()));
  }
}
