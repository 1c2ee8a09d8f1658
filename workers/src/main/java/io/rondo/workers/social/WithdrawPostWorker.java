package io.rondo.workers.social;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Takes a post off every account where it stands. */
@Component
class WithdrawPostWorker implements Worker {

  private final Publishing publishing;

  WithdrawPostWorker(Publishing publishing) {
    this.publishing = publishing;
  }

  @Override
  public String topic() {
    return "social.withdrawPost";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    try {
      publishing.withdraw(step.businessKey(), step.number("postId").longValueExact());
    } catch (NetworkRefused refused) {
      throw new StepRefused(
          refused.getMessage() + " Take the post off by hand, then try again: it is gone then.");
    }
    return Result.done();
  }
}
