package io.rondo.workers.call;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Asks the partner for a promised call, if it is still wanted. */
@Component
class RequestCallBackWorker implements Worker {

  private final CallBacks callBacks;

  RequestCallBackWorker(CallBacks callBacks) {
    this.callBacks = callBacks;
  }

  @Override
  public String topic() {
    return "call.requestCallBack";
  }

  @Override
  public Result perform(Step step) {
    CallBacks.Request request = callBacks.request(step.number(CallBacks.ID).longValue());
    return Result.of("callBackWanted", request.wanted())
        .and("callBackMissedAt", request.missedAt());
  }
}
