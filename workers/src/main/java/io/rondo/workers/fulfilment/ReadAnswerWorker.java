package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reads whether the partner said yes. */
@Component
class ReadAnswerWorker implements Worker {

  private final Orders orders;

  ReadAnswerWorker(Orders orders) {
    this.orders = orders;
  }

  @Override
  public String topic() {
    return "fulfilment.readAnswer";
  }

  @Override
  public Result perform(Step step) {
    return Result.of("orderAccepted", orders.get(Steps.order(step)).state().isAccepted());
  }
}
