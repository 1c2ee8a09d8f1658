package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the process begins with an order that was accepted: each time a clock starts, and whatever
 * the partner told before its time is told to the process now.
 */
@Component
class Progressing {

  private final OrderBook book;
  private final Orders orders;
  private final Drafts drafts;
  private final Deadlines deadlines;
  private final Facts facts;
  private final Clock clock;

  Progressing(
      OrderBook book, Orders orders, Drafts drafts, Deadlines deadlines, Facts facts, Clock clock) {
    this.book = book;
    this.orders = orders;
    this.drafts = drafts;
    this.deadlines = deadlines;
    this.facts = facts;
    this.clock = clock;
  }

  /** Whether a draft is still to come or to be judged, and until when. */
  record Proof(boolean expected, Deadlines.Due due) {}

  /** Until when it is produced, and when the partner is asked to hand it over. */
  record Production(Deadlines.Due due, Instant handoverRemindAt) {}

  /** Begins the proofing. A partner that produced without one has nothing more to show. */
  @Transactional
  public Proof openProof(long orderId) {
    HeldOrder order = book.hold(orderId);
    boolean expected =
        drafts.revisions(order) > 0
            && !drafts.isAccepted(orderId)
            && !order.state().hasReached(OrderState.PRODUCED);
    Deadlines.Due due = deadlines.of(orders.get(orderId), ClockStep.DRAFT);
    if (expected && drafts.of(orderId).isEmpty() && order.clockStep == null) {
      order.startClock(ClockStep.DRAFT, due.dueAt());
      book.enter(order);
    }
    facts.hurry(orderId);
    return new Proof(expected, due);
  }

  /** Asks for another revision; the clock begins anew. */
  @Transactional
  public Deadlines.Due requestRevision(long orderId) {
    HeldOrder order = book.hold(orderId);
    drafts.reopen(order, OrderBook.RONDO);
    Deadlines.Due due = deadlines.of(order.partnerId, ClockStep.DRAFT, clock.instant());
    order.startClock(ClockStep.DRAFT, due.dueAt());
    book.write(order, "revision_wanted", Effect.NOTED, OrderBook.RONDO, null, null);
    book.enter(order);
    facts.hurry(orderId);
    return due;
  }

  /** Begins the production. */
  @Transactional
  public Production openProduction(long orderId) {
    HeldOrder order = book.hold(orderId);
    Deadlines.Due due = deadlines.of(orders.get(orderId), ClockStep.PRODUCTION);
    if (!order.state().hasReached(OrderState.PRODUCED) && order.clockStep == null) {
      order.startClock(ClockStep.PRODUCTION, due.dueAt());
      book.enter(order);
    }
    facts.hurry(orderId);
    return production(order, due);
  }

  /** A person granted a new date. */
  @Transactional
  public Production grantDelay(long orderId, Instant newDueAt) {
    HeldOrder order = book.hold(orderId);
    Deadlines.Due due = deadlines.until(newDueAt);
    if (!order.state().hasReached(OrderState.PRODUCED)) {
      if (order.clockStep != null) {
        order.stopClock(clock.instant());
      }
      order.startClock(ClockStep.PRODUCTION, newDueAt);
    }
    book.write(order, "delay_granted", Effect.NOTED, OrderBook.RONDO, Steps.until(newDueAt), null);
    book.enter(order);
    facts.hurry(orderId);
    return production(order, due);
  }

  private Production production(HeldOrder order, Deadlines.Due due) {
    return new Production(
        due, deadlines.of(order.partnerId, ClockStep.HANDOVER, due.dueAt()).dueAt());
  }
}
