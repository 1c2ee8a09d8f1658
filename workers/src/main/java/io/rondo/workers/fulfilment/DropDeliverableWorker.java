package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** The campaign does without a deliverable, as a person decided. */
@Component
class DropDeliverableWorker implements Worker {

  private final Plan plan;

  DropDeliverableWorker(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String topic() {
    return "fulfilment.dropDeliverable";
  }

  @Override
  public Result perform(Step step) {
    plan.drop(step.businessKey(), Steps.deliverable(step));
    return Result.done();
  }
}
