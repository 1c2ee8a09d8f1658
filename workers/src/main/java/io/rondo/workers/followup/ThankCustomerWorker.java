package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Thanks for a purchase. */
@Component
class ThankCustomerWorker implements Worker {

  private final Proactive proactive;

  ThankCustomerWorker(Proactive proactive) {
    this.proactive = proactive;
  }

  @Override
  public String topic() {
    return "followup.thankCustomer";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    return Result.of("howToAt", proactive.thank(step.businessKey()));
  }
}
