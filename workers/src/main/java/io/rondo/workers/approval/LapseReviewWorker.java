package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Writes down that nobody decided in time. Silence approves nothing. */
@Component
class LapseReviewWorker implements Worker {

  private final Reviews reviews;

  LapseReviewWorker(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String topic() {
    return "approval.lapseReview";
  }

  @Override
  public Result perform(Step step) {
    long duty = step.number("dutyId").longValue();
    return Result.of("stageDecided", reviews.lapse(step.businessKey(), duty));
  }
}
