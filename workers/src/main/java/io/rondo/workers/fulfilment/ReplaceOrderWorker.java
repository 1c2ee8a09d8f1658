package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Takes the order from its partner, so that the next one can have what is left. */
@Component
class ReplaceOrderWorker implements Worker {

  private final Replacement replacement;

  ReplaceOrderWorker(Replacement replacement) {
    this.replacement = replacement;
  }

  @Override
  public String topic() {
    return "fulfilment.replaceOrder";
  }

  @Override
  public Result perform(Step step) {
    replacement.replace(Steps.order(step));
    return Result.of("orderFulfilled", false);
  }
}
