package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Gives the partner the new date that a person granted. */
@Component
class GrantDelayWorker implements Worker {

  private final Progressing progressing;

  GrantDelayWorker(Progressing progressing) {
    this.progressing = progressing;
  }

  @Override
  public String topic() {
    return "fulfilment.grantDelay";
  }

  @Override
  public Result perform(Step step) {
    Progressing.Production production =
        progressing.grantDelay(Steps.order(step), step.time("newDueAt"));
    return Result.of("productionRemindAt", production.due().remindAt())
        .and("productionDueAt", production.due().dueAt())
        .and("handoverRemindAt", production.handoverRemindAt());
  }
}
