package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Tells the owner of a case that its answer is due soon. */
@Component
class RemindOwnerWorker implements Worker {

  private final Delays delays;

  RemindOwnerWorker(Delays delays) {
    this.delays = delays;
  }

  @Override
  public String topic() {
    return "followup.remindOwner";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    delays.remind(step.businessKey());
    return Result.done();
  }
}
