package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Goes on only when what partners made adds up. */
@Component
class AccountFulfilmentWorker implements Worker {

  private final Plan plan;

  AccountFulfilmentWorker(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String topic() {
    return "fulfilment.accountFulfilment";
  }

  @Override
  public Result perform(Step step) {
    plan.account(step.businessKey(), step.text("phase"));
    return Result.done();
  }
}
