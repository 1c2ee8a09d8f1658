package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes from a partner what it has not taken, so that the next one can have it. */
@Component
class Replacement {

  /** Whom a partner keeps that goes on: nobody it has not taken. */
  static final List<String> NOT_TAKEN = List.of("ordered");

  /** Whom a partner loses that makes nothing: everybody. */
  static final List<String> EVERYBODY = List.of("ordered", "accepted");

  private final OrderBook book;
  private final Facts facts;
  private final Campaigns campaigns;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Replacement(
      OrderBook book,
      Facts facts,
      Campaigns campaigns,
      ApplicationEventPublisher events,
      Clock clock) {
    this.book = book;
    this.facts = facts;
    this.campaigns = campaigns;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Replaces an order. Twice is once. A partner that said yes at the last moment keeps it, and so
   * does one that has addresses and was not asked to stop: then the order stays open, and its
   * process looks at the answer again.
   *
   * @return whether it is replaced
   */
  @Transactional
  public boolean replace(long orderId) {
    HeldOrder order = book.hold(orderId);
    if (order.isReplaced()) {
      return true;
    }
    Cancellation wish = order.cancellation();
    boolean settled =
        wish == Cancellation.CANCELLED
            || (wish == Cancellation.CANCEL_REFUSED && order.givenAt == null);
    boolean theirs =
        order.state().isAccepted()
            || (order.state() == OrderState.SUBMITTED && order.givenAt != null);
    if (theirs && !settled) {
      book.write(
          order,
          "kept",
          Effect.NOTED,
          OrderBook.RONDO,
          order.givenAt == null
              ? "The answer came at the last moment."
              : "Its partner has the addresses.",
          null);
      facts.repeat(order.id, Facts.ANSWERED);
      book.enter(order);
      return false;
    }
    String why = why(order);
    if (order.clockStep != null) {
      order.stopClock(clock.instant());
    }
    order.replacedAt = clock.instant();
    order.replacedWhy = why;
    boolean goesOn = wish == Cancellation.CANCEL_REFUSED;
    boolean closed = campaigns.get(order.campaignCode).status() == CampaignStatus.CLOSED;
    int left = book.withdraw(order, goesOn ? NOT_TAKEN : EVERYBODY, closed);
    book.write(
        order,
        "replaced",
        Effect.MOVED,
        OrderBook.RONDO,
        left == 0 ? why : "%s %d people go to somebody else.".formatted(why, left),
        null);
    book.close(order);
    book.enter(order);
    events.publishEvent(new OrderReplaced(order.id, order.code, order.partnerId, order.test, why));
    return true;
  }

  private static String why(HeldOrder order) {
    if (order.state() == OrderState.REJECTED) {
      return "You rejected it.";
    }
    return order.cancellation() == null || (order.answeredAt == null && order.stoppedBy == null)
        ? "No answer came in time."
        : "It was stopped.";
  }
}
