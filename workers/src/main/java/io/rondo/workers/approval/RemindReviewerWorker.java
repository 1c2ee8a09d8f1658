package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reminds those on whose desk a review lies. */
@Component
class RemindReviewerWorker implements Worker {

  private final Requests requests;
  private final DutyNotices notices;

  RemindReviewerWorker(Requests requests, DutyNotices notices) {
    this.requests = requests;
    this.notices = notices;
  }

  @Override
  public String topic() {
    return "approval.remindReviewer";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    notices.tell(
        requests.remind(step.businessKey(), DutyNotices.duty(step)), step, "still waits for you");
    return Result.done();
  }
}
