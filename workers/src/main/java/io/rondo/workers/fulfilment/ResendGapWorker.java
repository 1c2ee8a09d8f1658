package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/**
 * Sends those who are missing to the partner again, where it takes packages, and asks what became
 * of them. After a crash the package is the same.
 */
@Component
class ResendGapWorker implements Worker {

  private final Supplements supplements;
  private final Reconciliation reconciliation;

  ResendGapWorker(Supplements supplements, Reconciliation reconciliation) {
    this.supplements = supplements;
    this.reconciliation = reconciliation;
  }

  @Override
  public String topic() {
    return "fulfilment.resendGap";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    long orderId = Steps.order(step);
    if (!step.keepLock()) {
      return Result.done(); // another node has it by now
    }
    try {
      supplements.handOver(orderId);
    } catch (PartnerRefused e) {
      throw new StepRefused(e.getMessage());
    }
    reconciliation.askAgain(orderId);
    return Result.done();
  }
}
