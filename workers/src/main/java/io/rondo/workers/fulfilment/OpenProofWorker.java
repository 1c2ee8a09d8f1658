package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Begins the proofing of an order, where a draft is wanted. */
@Component
class OpenProofWorker implements Worker {

  private final Progressing progressing;

  OpenProofWorker(Progressing progressing) {
    this.progressing = progressing;
  }

  @Override
  public String topic() {
    return "fulfilment.openProof";
  }

  @Override
  public Result perform(Step step) {
    Progressing.Proof proof = progressing.openProof(Steps.order(step));
    return Result.of("draftExpected", proof.expected())
        .and("draftAccepted", !proof.expected())
        .and("draftRemindAt", proof.due().remindAt())
        .and("draftDueAt", proof.due().dueAt());
  }
}
