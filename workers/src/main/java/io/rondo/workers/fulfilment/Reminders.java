package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partners;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks partners for what they owe: by mail, and by an event for their systems. */
@Component
class Reminders {

  private final Orders orders;
  private final OrderBook book;
  private final Partners partners;
  private final ObjectProvider<PartnerNotices> notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Reminders(
      Orders orders,
      OrderBook book,
      Partners partners,
      ObjectProvider<PartnerNotices> notices,
      ApplicationEventPublisher events,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.orders = orders;
    this.book = book;
    this.partners = partners;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Reminds of the step whose clock runs; nothing happens when none does any more. */
  void remind(long orderId) {
    Order order = orders.get(orderId);
    if (order.clockStep() == null || order.replacedAt() != null) {
      return;
    }
    notices.ifAvailable(
        door -> door.remind(order, partners.get(order.partnerId()), order.clockStep()));
    transaction.executeWithoutResult(status -> note(orderId));
  }

  private void note(long orderId) {
    HeldOrder order = book.hold(orderId);
    if (order.clockStep == null) {
      return;
    }
    order.remindedAt = clock.instant();
    book.write(order, "reminded", Effect.NOTED, OrderBook.RONDO, order.clockStep, null);
    book.enter(order);
    events.publishEvent(
        new OrderReminded(order.id, order.code, order.partnerId, order.test, order.clockStep));
  }
}
