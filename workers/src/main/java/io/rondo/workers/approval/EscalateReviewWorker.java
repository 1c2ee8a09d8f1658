package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Hands a late review to the person of its escalation. */
@Component
class EscalateReviewWorker implements Worker {

  private final Requests requests;
  private final DutyNotices notices;

  EscalateReviewWorker(Requests requests, DutyNotices notices) {
    this.requests = requests;
    this.notices = notices;
  }

  @Override
  public String topic() {
    return "approval.escalateReview";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    notices.tell(
        requests.escalate(step.businessKey(), DutyNotices.duty(step)),
        step,
        "is late and lies with you now");
    return Result.done();
  }
}
