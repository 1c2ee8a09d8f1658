package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Closes a deliverable that came, with its order. */
@Component
class CloseDeliverableWorker implements Worker {

  private final Plan plan;

  CloseDeliverableWorker(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String topic() {
    return "fulfilment.closeDeliverable";
  }

  @Override
  public Result perform(Step step) {
    plan.close(step.businessKey(), Steps.deliverable(step));
    return Result.done();
  }
}
