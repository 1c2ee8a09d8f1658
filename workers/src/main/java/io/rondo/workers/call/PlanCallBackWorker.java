package io.rondo.workers.call;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Says when a promised call is due, by the clock of the called party. */
@Component
class PlanCallBackWorker implements Worker {

  private final CallBacks callBacks;

  PlanCallBackWorker(CallBacks callBacks) {
    this.callBacks = callBacks;
  }

  @Override
  public String topic() {
    return "call.planCallBack";
  }

  @Override
  public Result perform(Step step) {
    return Result.of("callBackDueAt", callBacks.plan(step.number(CallBacks.ID).longValue()));
  }
}
