package io.rondo.workers.fulfilment;

import io.rondo.workers.hold.CustomerHeld;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a person who is left in peace out of every package that was made and not handed over, tells
 * its partner and notes it on the order. A package that is still to be made leaves them out by
 * itself, unless they are released before: see {@link Packing}.
 */
@Component
class HeldRecipients {

  private final RemovalMapper mapper;
  private final OrderBook book;
  private final Recipients recipients;
  private final ApplicationEventPublisher events;

  HeldRecipients(
      RemovalMapper mapper,
      OrderBook book,
      Recipients recipients,
      ApplicationEventPublisher events) {
    this.mapper = mapper;
    this.book = book;
    this.recipients = recipients;
    this.events = events;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void held(CustomerHeld held) {
    mapper.byCustomer(held.customerId()).forEach(this::takeOut);
  }

  private void takeOut(RemovalMapper.Held person) {
    HeldOrder order = book.hold(person.orderId()); // whoever packs it now has finished by then
    if (order.packedAt == null
        || !recipients.settle(order.id, person.recipientNo(), "suppressed", Recipients.HELD)) {
      return;
    }
    String ref = Recipient.ref(person.recipientNo());
    book.write(
        order,
        "person_held",
        Effect.NOTED,
        OrderBook.RONDO,
        ref + " is left in peace because of a service case: leave this piece out.",
        null);
    book.enter(order);
    events.publishEvent(
        new RecipientsRemoved(
            order.id, order.code, order.partnerId, List.of(ref), Recipients.HELD, false));
  }
}
