package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Looks whether the trouble came back after the help. */
@Component
class CheckUsageWorker implements Worker {

  private final Proactive proactive;

  CheckUsageWorker(Proactive proactive) {
    this.proactive = proactive;
  }

  @Override
  public String topic() {
    return "followup.checkUsage";
  }

  @Override
  public Result perform(Step step) {
    return Result.of("usageRecovered", proactive.hasRecovered(step.businessKey()));
  }
}
