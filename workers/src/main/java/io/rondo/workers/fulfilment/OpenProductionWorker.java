package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Begins the production of an order. */
@Component
class OpenProductionWorker implements Worker {

  private final Progressing progressing;

  OpenProductionWorker(Progressing progressing) {
    this.progressing = progressing;
  }

  @Override
  public String topic() {
    return "fulfilment.openProduction";
  }

  @Override
  public Result perform(Step step) {
    Progressing.Production production = progressing.openProduction(Steps.order(step));
    return Result.of("productionRemindAt", production.due().remindAt())
        .and("productionDueAt", production.due().dueAt())
        .and("handoverRemindAt", production.handoverRemindAt());
  }
}
