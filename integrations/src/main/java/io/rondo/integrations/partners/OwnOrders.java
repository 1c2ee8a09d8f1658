package io.rondo.integrations.partners;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.PartnerCaller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds orders as their partner may see them: its own, of its kind of key, and handed over. */
@Component
class OwnOrders {

  private final Orders orders;

  OwnOrders(Orders orders) {
    this.orders = orders;
  }

  /** The order. @throws PartnerProblem 404 when there is none that this caller may see */
  Order get(PartnerCaller caller, String code) {
    Order order;
    try {
      order = orders.ofPartner(caller.partnerId(), code);
    } catch (UnknownOrder e) {
      throw PartnerProblem.unknown();
    }
    boolean handedOver = order.state() != OrderState.DRAFT && order.state() != OrderState.APPROVED;
    if (order.test() != caller.test() || !handedOver) {
      throw PartnerProblem.unknown();
    }
    return order;
  }

  /**
   * People are given to who said yes to an order, while it is open.
   *
   * @throws PartnerProblem 409 before, and when another partner has the order or it is closed
   */
  static void mustBeTaken(Order order) {
    if (order.replacedAt() != null) {
      throw PartnerProblem.of(
          HttpStatus.CONFLICT,
          "order_replaced",
          "Another partner has the order",
          "Another partner has what was left of this order; delete what you have of it.");
    }
    if (!order.state().isAccepted()) {
      throw PartnerProblem.of(
          HttpStatus.CONFLICT,
          "order_not_accepted",
          "Not yet",
          "Accept the order first: tell an event state with accepted.");
    }
    if (order.closedAt() != null) {
      throw PartnerProblem.of(
          HttpStatus.CONFLICT,
          "order_closed",
          "The order is closed",
          "The order is closed; delete what you have of its recipients.");
    }
  }
}
