package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what the campaign needs from partners in this phase. */
@Component
class PlanDeliverablesWorker implements Worker {

  private final Plan plan;

  PlanDeliverablesWorker(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String topic() {
    return "fulfilment.planDeliverables";
  }

  @Override
  public Result perform(Step step) {
    List<Deliverable> open = plan.open(step.businessKey(), step.text("phase"));
    return Result.of("deliverableCount", open.size())
        .and("deliverablesFound", !open.isEmpty())
        .and(
            "deliverableIds",
            open.stream()
                .map(Deliverable::id)
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
  }
}
