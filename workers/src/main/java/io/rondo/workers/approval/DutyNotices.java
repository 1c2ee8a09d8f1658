package io.rondo.workers.approval;

import io.rondo.workers.engine.Step;
import io.rondo.workers.staff.Notices;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells staff about a review that waits for them. */
@Component
class DutyNotices {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final Notices notices;

  DutyNotices(Notices notices) {
    this.notices = notices;
  }

  /** The duty that a step of the signature process is about. */
  static long duty(Step step) {
    return step.number("dutyId").longValue();
  }

  /**
   * Tells each of these people.
   *
   * @param what what there is to say about the review, as the end of a sentence
   */
  void tell(List<String> people, Step step, String what) {
    String code = step.businessKey();
    String text =
        "%s of campaign %s %s. Silence does not approve it."
            .formatted(step.text("dutyName"), code, what);
    people.forEach(
        person -> notices.tell(person, code + ": a review waits for you", text, TASKLIST));
  }
}
