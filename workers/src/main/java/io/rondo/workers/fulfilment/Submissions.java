package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is entered when a partner has got its order, or would not have it. */
@Component
class Submissions {

  private final OrderBook book;
  private final SignalMapper signals;
  private final Bells bells;
  private final Clock clock;

  Submissions(OrderBook book, SignalMapper signals, Bells bells, Clock clock) {
    this.book = book;
    this.signals = signals;
    this.bells = bells;
    this.clock = clock;
  }

  /**
   * The partner has it. What it told meanwhile, or before anybody knew the order, is looked at now.
   * Twice is once.
   */
  @Transactional
  public void submitted(long orderId, PartnerGateway.Submission submission) {
    HeldOrder order = book.hold(orderId);
    if (order.state() != OrderState.APPROVED) {
      return;
    }
    Instant now = clock.instant();
    order.submittedAt = now;
    if (submission.reference() != null) {
      order.partnerReference = submission.reference();
    }
    order.packageSha256 = submission.packageSha256();
    order.reach(OrderState.SUBMITTED, now);
    book.startClock(order, ClockStep.ANSWER, now);
    book.write(order, "submitted", Effect.MOVED, OrderBook.RONDO, null, null);
    if (submission.accepted()) {
      book.move(order, OrderState.ACCEPTED, now);
      book.write(order, "accepted", Effect.MOVED, ":" + order.partnerCode, "At once.", null);
    }
    book.enter(order);
    if (signals.reopen(order.code, order.partnerId) > 0) {
      bells.signals().ring();
    }
  }

  /** The partner would not have it, or it cannot be made for it. Twice is once. */
  @Transactional
  public void refused(long orderId, String why) {
    HeldOrder order = book.hold(orderId);
    if (order.state() != OrderState.APPROVED) {
      return;
    }
    Instant now = clock.instant();
    order.submittedAt = now;
    order.reach(OrderState.SUBMITTED, now);
    order.reason = why.length() > 300 ? why.substring(0, 300) : why;
    order.reach(OrderState.REJECTED, now);
    book.write(order, "rejected", Effect.MOVED, ":" + order.partnerCode, why, null);
    book.enter(order);
  }
}
