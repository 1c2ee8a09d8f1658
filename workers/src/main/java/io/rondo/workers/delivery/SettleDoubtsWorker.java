package io.rondo.workers.delivery;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Does what a person decided about the mails in doubt. */
@Component
class SettleDoubtsWorker implements Worker {

  private final Deliveries deliveries;

  SettleDoubtsWorker(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public String topic() {
    return "delivery.settleDoubts";
  }

  @Override
  public Result perform(Step step) {
    String decision = step.text("doubtDecision");
    boolean sendAgain =
        switch (decision) {
          case "send_again" -> true;
          case "count_as_sent" -> false;
          default ->
              throw new StepRefused(
                  "The doubts are settled by count_as_sent or send_again, not by \""
                      + decision
                      + "\".");
        };
    String who = step.text("doubtDecidedBy");
    deliveries.settleDoubts(step.businessKey(), sendAgain, who.isEmpty() ? "process" : who);
    return Result.done();
  }
}
