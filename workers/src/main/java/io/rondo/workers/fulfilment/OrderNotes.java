package io.rondo.workers.fulfilment;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a person decided about an order. */
@Component
class OrderNotes {

  private final OrderBook book;

  OrderNotes(OrderBook book) {
    this.book = book;
  }

  /** Writes it. @param detail null when there is nothing to add */
  @Transactional
  public void write(long orderId, String what, String who, String detail) {
    HeldOrder order = book.hold(orderId);
    book.write(order, what, Effect.NOTED, who, detail, null);
    book.enter(order);
  }
}
