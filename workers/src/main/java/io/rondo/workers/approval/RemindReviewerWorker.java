package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import io.rondo.workers.staff.Notices;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reminds those on whose desk a review lies. */
@Component
class RemindReviewerWorker implements Worker {

  private final Requests requests;
  private final Notices notices;

  RemindReviewerWorker(Requests requests, Notices notices) {
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
    String code = step.businessKey();
    List<String> people = requests.remind(code, step.number("dutyId").longValue());
    for (String person : people) {
      notices.tell(
          person,
          "%s waits for your review".formatted(code),
          "%s of campaign %s still waits for you. Silence does not approve it."
              .formatted(step.text("dutyName"), code),
          "/camunda/app/tasklist/default/");
    }
    return Result.done();
  }
}
