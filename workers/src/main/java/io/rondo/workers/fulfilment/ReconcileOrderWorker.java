package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Looks whether the counts of the order add up. */
@Component
class ReconcileOrderWorker implements Worker {

  private final Reconciliation reconciliation;

  ReconcileOrderWorker(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Override
  public String topic() {
    return "fulfilment.reconcileOrder";
  }

  @Override
  public Result perform(Step step) {
    Gap gap = reconciliation.reconcile(Steps.order(step));
    return Result.of("orderReconciled", gap.reconciled())
        .and("gapCount", gap.counts().missing())
        .and("missingRecipients", Reconciliation.named(gap.missing()));
  }
}
