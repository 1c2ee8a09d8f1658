package io.rondo.workers.call;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.fulfilment.AddressBarred;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderChanged;
import io.rondo.workers.fulfilment.OrderReplaced;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Recipient;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.hold.CustomerHeld;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes people off the lists of all partners at once and tells the partners. */
@Component
class CallWithdrawals {

  private static final int PORTION = 500;

  private final CallMapper mapper;
  private final CallBacks callBacks;
  private final Recipients recipients;
  private final Orders orders;
  private final CallsSettled settled;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CallWithdrawals(
      CallMapper mapper,
      CallBacks callBacks,
      Recipients recipients,
      Orders orders,
      CallsSettled settled,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.callBacks = callBacks;
    this.recipients = recipients;
    this.orders = orders;
    this.settled = settled;
    this.events = events;
    this.clock = clock;
  }

  /** Nobody calls these numbers any more, whichever order they stand in. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(Collection<String> hashes, String why) {
    List<String> all = List.copyOf(hashes);
    for (int from = 0; from < all.size(); from += PORTION) {
      List<String> part = all.subList(from, Math.min(all.size(), from + PORTION));
      take(mapper.lockOpenByPhone(part), why);
    }
  }

  /** A number that nobody may call: whoever has it stands on no list any more. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void barred(AddressBarred address) {
    if (address.channel().equals(Consents.CALL)) {
      withdraw(List.of(address.addressHash()), address.reason());
    }
  }

  /** Nobody calls who is left in peace; told first, so that no order takes them off twice. */
  @EventListener
  @org.springframework.core.annotation.Order(Ordered.HIGHEST_PRECEDENCE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void held(CustomerHeld held) {
    withdrawCustomer(held.customerId(), Recipients.HELD);
  }

  /** Nobody calls this customer any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdrawCustomer(long customerId, String why) {
    take(mapper.lockOpenByCustomer(customerId), why);
  }

  /** Nobody who is left on the list of an order is called: they count as not reached. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stop(Order order, String why) {
    List<Integer> left = mapper.lockOpenOfOrder(order.id());
    if (left.isEmpty()) {
      return;
    }
    callBacks.dropOfOrder(order.id());
    mapper.withdrawOrder(order.id(), why, clock.instant());
    recipients.fail(order.id(), left, why);
    events.publishEvent(
        new CallsWithdrawn(
            order.id(),
            order.code(),
            order.partnerId(),
            left.stream().map(Recipient::ref).toList(),
            why,
            order.test()));
  }

  /** Another partner calls whoever is left. */
  @EventListener
  @Transactional
  public void replaced(OrderReplaced order) {
    end(order.orderId());
  }

  /** Nobody is called for an order that is cancelled or was refused. */
  @EventListener
  @Transactional
  public void changed(OrderChanged order) {
    if (order.state() == OrderState.CANCELLED || order.state() == OrderState.REJECTED) {
      end(order.orderId());
    }
  }

  private void end(long orderId) {
    callBacks.dropOfOrder(orderId);
    mapper.withdrawOrder(orderId, "order_ended", clock.instant());
  }

  private void take(List<Long> entries, String why) {
    Map<Long, List<String>> byOrder = new TreeMap<>();
    for (long id : entries) {
      CallMapper.EntryRow entry = mapper.entry(id);
      mapper.move(id, "withdrawn", why, entry.attempts(), null, clock.instant());
      callBacks.drop(id);
      recipients.settle(entry.orderId(), entry.recipientNo(), "suppressed", why);
      byOrder
          .computeIfAbsent(entry.orderId(), any -> new ArrayList<>())
          .add("r" + entry.recipientNo());
    }
    byOrder.forEach(
        (orderId, refs) -> {
          Order order = orders.get(orderId);
          events.publishEvent(
              new CallsWithdrawn(
                  orderId, order.code(), order.partnerId(), refs, why, order.test()));
          settled.tell(order);
        });
  }
}
