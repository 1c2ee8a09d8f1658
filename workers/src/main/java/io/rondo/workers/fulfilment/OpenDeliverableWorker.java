package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Takes one of the deliverables that were planned, and looks whether what it needs is there. */
@Component
class OpenDeliverableWorker implements Worker {

  private final Plan plan;
  private final Deliverables deliverables;

  OpenDeliverableWorker(Plan plan, Deliverables deliverables) {
    this.plan = plan;
    this.deliverables = deliverables;
  }

  @Override
  public String topic() {
    return "fulfilment.openDeliverable";
  }

  @Override
  public Result perform(Step step) {
    String[] ids = step.text("deliverableIds").split(",");
    long id = Long.parseLong(ids[step.number("deliverableIndex").intValue()]);
    Deliverable deliverable = deliverables.get(id);
    return Result.of("deliverableId", id)
        .and("deliverableTitle", deliverable.title())
        .and("dependenciesMet", plan.dependenciesMet(step.businessKey(), deliverable));
  }
}
