package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Asks the partner to stop. */
@Component
class CancelOrderWorker implements Worker {

  private final Orders orders;
  private final Cancellations cancellations;
  private final Gateways gateways;
  private final Deadlines deadlines;
  private final Clock clock;

  CancelOrderWorker(
      Orders orders,
      Cancellations cancellations,
      Gateways gateways,
      Deadlines deadlines,
      Clock clock) {
    this.orders = orders;
    this.cancellations = cancellations;
    this.gateways = gateways;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return "fulfilment.cancelOrder";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    Order order = orders.get(Steps.order(step));
    if (!cancellations.begin(order.id()) && step.keepLock()) {
      ask(order.id());
    }
    return Result.of("cancellationKnown", cancellations.isKnown(order.id()))
        .and(
            "cancelDueAt",
            deadlines.of(order.partnerId(), ClockStep.ANSWER, clock.instant()).dueAt());
  }

  private void ask(long orderId) {
    try {
      cancellations.answered(orderId, gateways.cancel(orders.get(orderId)));
    } catch (PartnerUnreachable e) {
      if (!cancellations.unasked(orderId)) {
        throw e;
      }
    }
  }
}
