package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Closes a case of which nothing more was heard. */
@Component
class CloseCaseWorker implements Worker {

  private final Endings endings;

  CloseCaseWorker(Endings endings) {
    this.endings = endings;
  }

  @Override
  public String topic() {
    return "followup.closeCase";
  }

  @Override
  public Result perform(Step step) {
    endings.quiet(step.businessKey());
    return Result.of("customerSettled", true);
  }
}
