package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Gives an overdue case to somebody else. */
@Component
class EscalateCaseWorker implements Worker {

  private final Delays delays;

  EscalateCaseWorker(Delays delays) {
    this.delays = delays;
  }

  @Override
  public String topic() {
    return "followup.escalateCase";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    Result result = Result.done();
    delays.escalate(step.businessKey()).forEach(result::and);
    return result;
  }
}
