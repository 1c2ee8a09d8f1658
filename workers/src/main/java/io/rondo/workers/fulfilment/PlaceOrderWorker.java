package io.rondo.workers.fulfilment;

import io.rondo.workers.approval.ReviewRefused;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import io.rondo.workers.partner.Partners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Places the order with the partner whose turn it is. */
@Component
class PlaceOrderWorker implements Worker {

  private final Placement placement;
  private final Partners partners;

  PlaceOrderWorker(Placement placement, Partners partners) {
    this.placement = placement;
    this.partners = partners;
  }

  @Override
  public String topic() {
    return "fulfilment.placeOrder";
  }

  @Override
  public Result perform(Step step) {
    Optional<Order> order;
    try {
      order = placement.place(step.businessKey(), Steps.deliverable(step), step.text("partner"));
    } catch (ReviewRefused e) {
      throw new StepRefused(e.getMessage());
    }
    Result result = Result.of("partnerFound", order.isPresent()).without("partner");
    order.ifPresent(
        placed ->
            result
                .and("orderId", placed.id())
                .and("orderCode", placed.code())
                .and("partnerName", partners.get(placed.partnerId()).name()));
    return result;
  }
}
