package io.rondo.workers.call;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Gives a promised call up: the person counts as not reached. */
@Component
class DropCallBackWorker implements Worker {

  private final CallBacks callBacks;

  DropCallBackWorker(CallBacks callBacks) {
    this.callBacks = callBacks;
  }

  @Override
  public String topic() {
    return "call.dropCallBack";
  }

  @Override
  public Result perform(Step step) {
    callBacks.giveUp(step.number(CallBacks.ID).longValue());
    return Result.done();
  }
}
