package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Asks the partner for the step that it owes. */
@Component
class RemindPartnerWorker implements Worker {

  private final Reminders reminders;

  RemindPartnerWorker(Reminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public String topic() {
    return "fulfilment.remindPartner";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    reminders.remind(Steps.order(step));
    return Result.done();
  }
}
