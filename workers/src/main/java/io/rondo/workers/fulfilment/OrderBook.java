package io.rondo.workers.fulfilment;

import io.rondo.workers.delivery.TouchBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.staff.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where orders change: a row is held, changed and entered again, with an event for
 * whoever reads it later and a fact for its process.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderBook {

  static final String RONDO = "rondo";

  private static final int LONGEST_DETAIL = 500;

  private final OrderMapper orders;
  private final RecipientMapper recipients;
  private final LineMapper lines;
  private final TouchBook touches;
  private final EventMapper events;
  private final Facts facts;
  private final Partners partners;
  private final WorkingCalendar calendar;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  OrderBook(
      OrderMapper orders,
      RecipientMapper recipients,
      LineMapper lines,
      TouchBook touches,
      EventMapper events,
      Facts facts,
      Partners partners,
      WorkingCalendar calendar,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.orders = orders;
    this.recipients = recipients;
    this.lines = lines;
    this.touches = touches;
    this.events = events;
    this.facts = facts;
    this.partners = partners;
    this.calendar = calendar;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** The order, and nobody changes it until the transaction ends. */
  HeldOrder hold(long id) {
    if (orders.lock(id) == null) {
      throw new UnknownOrder(id);
    }
    return orders.held(id);
  }

  /** The same, or null while somebody else holds it. */
  HeldOrder holdIfFree(long id) {
    return orders.lockIfFree(id) == null ? null : orders.held(id);
  }

  /** Keeps what changed and tells who listens. */
  void enter(HeldOrder order) {
    orders.update(order, clock.instant());
    order.version++;
    publisher.publishEvent(
        new OrderChanged(
            order.id,
            order.code,
            order.partnerId,
            order.state(),
            order.cancellation(),
            order.test));
  }

  /** Goes on to a state, with everything that follows from it. */
  void move(HeldOrder order, OrderState next, Instant at) {
    OrderState before = order.state();
    order.reach(next, at);
    if (next == OrderState.PRODUCED) {
      startClock(order, ClockStep.HANDOVER, clock.instant());
    }
    if (next.hasReached(OrderState.HANDED_OVER)) {
      leave(order);
    }
    tellProcess(order, before, next);
  }

  private void tellProcess(HeldOrder order, OrderState before, OrderState next) {
    if (next == OrderState.REJECTED && before.isAccepted()) {
      facts.add(order, Facts.STOP_WANTED, 1);
    } else if (next == OrderState.REJECTED || next.isAccepted()) {
      facts.add(order, Facts.ANSWERED, 1);
    }
    if (next.hasReached(OrderState.PRODUCED)) {
      facts.add(order, Facts.PRODUCED, 1);
    }
    if (next.hasReached(OrderState.HANDED_OVER)) {
      facts.add(order, Facts.HANDED_OVER, 1);
    }
  }

  /** Whoever was taken is on their way, once the order left; calls end one by one. */
  void leave(HeldOrder order) {
    if (!order.isCall() && order.state().hasReached(OrderState.HANDED_OVER)) {
      touches.sent(lines.held(order.id, List.of("accepted", "done")));
    }
  }

  /** Its partner goes on and has the addresses: everybody counts as taken. */
  void keepEverybody(HeldOrder order) {
    recipients.accept(order.id, 1, recipients.size(order.id), clock.instant());
    leave(order);
  }

  /** From now on the partner owes a step, by the working hours of its contract. */
  void startClock(HeldOrder order, ClockStep step, Instant from) {
    Partner partner = partners.get(order.partnerId);
    order.startClock(step, calendar.plusHours(from, step.hours(partner.sla())));
  }

  /** Writes down what happened. @param detail null when there is nothing to add */
  void write(HeldOrder order, String what, Effect effect, String who, String detail, Long signal) {
    events.insert(
        order.id,
        what,
        effect.text(),
        who,
        detail == null || detail.isBlank() ? null : cut(detail),
        signal,
        clock.instant());
  }

  /**
   * Lets people go whom the order holds in one of these states.
   *
   * @param campaignClosed then nobody else gets them either
   */
  int withdraw(HeldOrder order, List<String> states, boolean campaignClosed) {
    List<Long> held = lines.held(order.id, states);
    if (campaignClosed) {
      touches.excluded(held, "stopped");
    } else {
      touches.planAgain(held);
    }
    return recipients.withdraw(order.id, states, clock.instant());
  }

  /** Closes it for good: its process has nothing more to hear. */
  void close(HeldOrder order) {
    if (order.closedAt == null) {
      order.closedAt = clock.instant();
      order.clockStep = null;
      order.clockDueAt = null;
      facts.moot(order.id);
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL - 1) + "…" : text;
  }
}
