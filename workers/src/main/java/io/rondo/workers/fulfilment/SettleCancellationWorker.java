package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Compensates what a stopped order had begun. */
@Component
class SettleCancellationWorker implements Worker {

  private final Cancellations cancellations;

  SettleCancellationWorker(Cancellations cancellations) {
    this.cancellations = cancellations;
  }

  @Override
  public String topic() {
    return "fulfilment.settleCancellation";
  }

  @Override
  public Result perform(Step step) {
    cancellations.settle(Steps.order(step));
    return Result.done();
  }
}
