package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.BusinessError;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Hands the order to its partner; after a crash the same order again. */
@Component
class SubmitOrderWorker implements Worker {

  private final Orders orders;
  private final Gateways gateways;
  private final Packing packing;
  private final Submissions submissions;
  private final Deadlines deadlines;

  SubmitOrderWorker(
      Orders orders,
      Gateways gateways,
      Packing packing,
      Submissions submissions,
      Deadlines deadlines) {
    this.orders = orders;
    this.gateways = gateways;
    this.packing = packing;
    this.submissions = submissions;
    this.deadlines = deadlines;
  }

  @Override
  public String topic() {
    return "fulfilment.submitOrder";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    Order order = orders.get(Steps.order(step));
    if (order.state() == OrderState.APPROVED && order.cancellation() == null) {
      submit(order, step);
      order = orders.get(order.id());
    }
    if (order.state() == OrderState.REJECTED) {
      throw new BusinessError(
          "fulfilment.orderRefused", order.reason() == null ? "It was refused." : order.reason());
    }
    Deadlines.Due due = deadlines.of(order, ClockStep.ANSWER);
    return Result.of("remindAt", due.remindAt()).and("answerDueAt", due.dueAt());
  }

  private void submit(Order order, Step step) {
    try {
      packing.prepare(order.id());
    } catch (ScrubRefused e) {
      throw new StepRefused(e.getMessage());
    }
    if (!packing.reachesSomebody(order.id())) {
      submissions.refused(order.id(), "Nobody is left in it who may be reached.");
      return;
    }
    if (!step.keepLock()) {
      return; // another node has it by now
    }
    try {
      submissions.submitted(order.id(), gateways.submit(order));
    } catch (PartnerRefused e) {
      submissions.refused(order.id(), e.getMessage());
    }
  }
}
