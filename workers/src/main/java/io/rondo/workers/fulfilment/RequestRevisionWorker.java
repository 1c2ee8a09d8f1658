package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Asks for another revision of the draft. */
@Component
class RequestRevisionWorker implements Worker {

  private final Progressing progressing;

  RequestRevisionWorker(Progressing progressing) {
    this.progressing = progressing;
  }

  @Override
  public String topic() {
    return "fulfilment.requestRevision";
  }

  @Override
  public Result perform(Step step) {
    Deadlines.Due due = progressing.requestRevision(Steps.order(step));
    return Result.of("draftRemindAt", due.remindAt()).and("draftDueAt", due.dueAt());
  }
}
