package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Says how to begin with what was bought. */
@Component
class SendHowToWorker implements Worker {

  private final Proactive proactive;

  SendHowToWorker(Proactive proactive) {
    this.proactive = proactive;
  }

  @Override
  public String topic() {
    return "followup.sendHowTo";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    return Result.of("checkInAt", proactive.howTo(step.businessKey()));
  }
}
