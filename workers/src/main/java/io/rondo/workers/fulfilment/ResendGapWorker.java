package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Asks the partner again for those who are missing. */
@Component
class ResendGapWorker implements Worker {

  private final Reconciliation reconciliation;

  ResendGapWorker(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Override
  public String topic() {
    return "fulfilment.resendGap";
  }

  @Override
  public Result perform(Step step) {
    reconciliation.askAgain(Steps.order(step));
    return Result.done();
  }
}
