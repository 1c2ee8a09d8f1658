package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import io.rondo.workers.staff.Notices;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands a late review to the person of its escalation. */
@Component
class EscalateReviewWorker implements Worker {

  private final Requests requests;
  private final Notices notices;

  EscalateReviewWorker(Requests requests, Notices notices) {
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
    String code = step.businessKey();
    List<String> people = requests.escalate(code, step.number("dutyId").longValue());
    for (String person : people) {
      notices.tell(
          person,
          "%s: a review is late".formatted(code),
          "%s of campaign %s is late and lies with you now. Silence does not approve it."
              .formatted(step.text("dutyName"), code),
          "/camunda/app/tasklist/default/");
    }
    return Result.done();
  }
}
