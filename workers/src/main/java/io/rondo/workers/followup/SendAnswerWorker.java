package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Sends what was written to a customer. */
@Component
class SendAnswerWorker implements Worker {

  private final Answers answers;

  SendAnswerWorker(Answers answers) {
    this.answers = answers;
  }

  @Override
  public String topic() {
    return "followup.sendAnswer";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    Answers.Sent sent = answers.send(step.businessKey());
    return Result.of("answerStands", sent.stands()).and("quietAt", sent.quietAt());
  }
}
