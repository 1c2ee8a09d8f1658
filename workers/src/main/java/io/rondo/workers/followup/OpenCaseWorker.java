package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Asks a person where help by message did not help. */
@Component
class OpenCaseWorker implements Worker {

  private final Proactive proactive;

  OpenCaseWorker(Proactive proactive) {
    this.proactive = proactive;
  }

  @Override
  public String topic() {
    return "followup.openCase";
  }

  @Override
  public Result perform(Step step) {
    proactive.askAPerson(step.businessKey());
    return Result.done();
  }
}
