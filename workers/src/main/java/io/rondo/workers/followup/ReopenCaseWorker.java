package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Gives a case whose customer is back to somebody who is there, with a new clock. */
@Component
class ReopenCaseWorker implements Worker {

  private final Answers answers;

  ReopenCaseWorker(Answers answers) {
    this.answers = answers;
  }

  @Override
  public String topic() {
    return "followup.reopenCase";
  }

  @Override
  public Result perform(Step step) {
    Result result = Result.done();
    answers.again(step.businessKey()).forEach(result::and);
    return result;
  }
}
