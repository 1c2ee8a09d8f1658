package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignClosed;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Processes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops orders while they can be stopped, and keeps the cost of what cannot. */
@Service
public class Cancellations {

  private static final String PROCESS = "OrderCancellation";

  private final OrderBook book;
  private final OrderMapper orders;
  private final Facts facts;
  private final Campaigns campaigns;
  private final ObjectProvider<Processes> processes;
  private final Clock clock;

  Cancellations(
      OrderBook book,
      OrderMapper orders,
      Facts facts,
      Campaigns campaigns,
      ObjectProvider<Processes> processes,
      Clock clock) {
    this.book = book;
    this.orders = orders;
    this.facts = facts;
    this.campaigns = campaigns;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * A member of staff wants an order stopped: its process asks the partner. Twice is once.
   *
   * @throws OrderRefused when it is over, or has left already
   */
  @Transactional
  public void request(long orderId, String who, String why) {
    HeldOrder order = book.hold(orderId);
    if (order.cancellation() != null) {
      return;
    }
    if (order.isClosed() || order.state().isEnd() || order.isReplaced()) {
      throw new OrderRefused("Order %s is over: there is nothing to stop.".formatted(order.code));
    }
    if (order.state().hasReached(OrderState.HANDED_OVER)) {
      throw new OrderRefused(
          "Order %s was handed over: it can no longer be stopped.".formatted(order.code));
    }
    order.stoppedBy = who;
    order.cancellation(Cancellation.CANCEL_REQUESTED);
    book.write(order, "cancel_requested", Effect.MOVED, who, why, null);
    facts.add(order, Facts.STOP_WANTED, 1);
    book.enter(order);
  }

  /**
   * Decides by itself what needs no answer of the partner, else notes that the partner is asked.
   *
   * @return whether the outcome is known
   */
  @Transactional
  boolean begin(long orderId) {
    HeldOrder order = book.hold(orderId);
    if (isKnown(order)) {
      return true;
    }
    if (!order.isSubmitted() && order.givenAt == null) {
      end(order, Cancellation.CANCELLED, 0L, OrderBook.RONDO, "The partner never had it.");
    } else if (order.state().hasReached(OrderState.HANDED_OVER)) {
      end(order, Cancellation.CANCEL_REFUSED, null, OrderBook.RONDO, "It was handed over.");
    } else if (order.cancellation() == null) {
      order.cancellation(Cancellation.CANCEL_REQUESTED);
      book.write(order, "cancel_requested", Effect.MOVED, OrderBook.RONDO, null, null);
      book.enter(order);
    }
    return isKnown(order);
  }

  /**
   * What the partner said at once. What it told by itself meanwhile stands. An offer needs no later
   * answer: it is taken back.
   */
  @Transactional
  void answered(long orderId, PartnerGateway.CancelAnswer answer) {
    HeldOrder order = book.hold(orderId);
    if (isKnown(order)) {
      return;
    }
    if (answer == PartnerGateway.CancelAnswer.LATER) {
      if (order.isOffer()) {
        end(order, Cancellation.CANCELLED, 0L, OrderBook.RONDO, "It was never accepted.");
      }
      return;
    }
    Cancellation outcome =
        answer == PartnerGateway.CancelAnswer.CANCELLED
            ? Cancellation.CANCELLED
            : Cancellation.CANCEL_REFUSED;
    end(order, outcome, null, ":" + order.partnerCode, "At once.");
  }

  /**
   * The partner cannot be asked. @return whether it need not be: it was never more than an offer
   */
  @Transactional
  boolean unasked(long orderId) {
    answered(orderId, PartnerGateway.CancelAnswer.LATER);
    return isKnown(orderId);
  }

  /** Whether it is known by now what became of the wish to stop. */
  @Transactional
  boolean isKnown(long orderId) {
    return isKnown(book.hold(orderId));
  }

  /**
   * A person found out what became of it. What the partner told meanwhile stands.
   *
   * @param cost what was spent, in minor units; null while nobody knows
   * @throws OrderRefused when the cost is below zero or above the price of the order
   */
  @Transactional
  public void decide(long orderId, boolean cancelled, Long cost, String who) {
    HeldOrder order = book.hold(orderId);
    if (cost != null && (cost < 0 || cost > order.totalMinor())) {
      throw new OrderRefused(
          "The cost lies between 0 and the price of the order, %s %s."
              .formatted(
                  java.math.BigDecimal.valueOf(order.totalMinor(), 2).toPlainString(),
                  order.currency));
    }
    if (!isKnown(order)) {
      end(
          order,
          cancelled ? Cancellation.CANCELLED : Cancellation.CANCEL_REFUSED,
          cost,
          who,
          "As a person found out.");
    } else if (cost != null && order.cancelCostMinor == null) {
      order.cancelCostMinor = cost;
      book.enter(order);
    }
  }

  private void end(HeldOrder order, Cancellation outcome, Long cost, String who, String detail) {
    Instant now = clock.instant();
    order.cancellation(outcome);
    if (outcome == Cancellation.CANCELLED) {
      order.reach(OrderState.CANCELLED, now);
    }
    if (cost != null) {
      order.cancelCostMinor = cost;
    }
    book.write(order, outcome.text(), Effect.MOVED, who, detail, null);
    book.enter(order);
  }

  /**
   * Compensates: whoever is not served goes back to the ledger, or is excluded where the campaign
   * is closed, and the order closes. What goes on in spite of it costs its price. A partner that
   * goes on and has people's addresses keeps them, for nobody is to be reached twice: its order
   * stays open, and its process follows it again. Twice is once.
   */
  @Transactional
  void settle(long orderId) {
    HeldOrder order = book.hold(orderId);
    if (order.isClosed()) {
      return;
    }
    if (!isKnown(order)) {
      throw new IllegalStateException(
          "Nobody knows yet whether order %s was stopped.".formatted(order.code));
    }
    boolean goesOn = order.cancellation() == Cancellation.CANCEL_REFUSED;
    boolean closed =
        order.campaignCode != null
            && campaigns.get(order.campaignCode).status() == CampaignStatus.CLOSED;
    if (goesOn && order.givenAt != null) {
      if (!closed) {
        resume(order);
        return;
      }
      book.keepEverybody(order);
    }
    int left = book.withdraw(order, goesOn ? Replacement.NOT_TAKEN : Replacement.EVERYBODY, closed);
    if (goesOn && order.cancelCostMinor == null) {
      order.cancelCostMinor = order.totalMinor();
    }
    book.write(
        order,
        "cancellation_settled",
        Effect.MOVED,
        OrderBook.RONDO,
        left == 0
            ? null
            : closed ? left + " people get nothing." : left + " people are planned again.",
        null);
    book.close(order);
    book.enter(order);
  }

  /**
   * Nobody answered for it, but its partner makes it: that is a yes, and the order arrived, even
   * where Rondo never heard so.
   */
  private void resume(HeldOrder order) {
    if (!order.state().isAccepted()) {
      Instant now = clock.instant();
      if (!order.isSubmitted()) {
        order.submittedAt = now;
      }
      book.move(order, OrderState.ACCEPTED, now);
    }
    for (String fact : List.of(Facts.ANSWERED, Facts.PRODUCED, Facts.HANDED_OVER)) {
      facts.repeat(order.id, fact);
    }
    book.write(
        order,
        "cancellation_settled",
        Effect.MOVED,
        OrderBook.RONDO,
        "It goes on: its partner has the addresses.",
        null);
    book.enter(order);
  }

  /**
   * In the transaction that closes the campaign: what no partner has ends here, the rest is stopped
   * by a process of its own, because the one that followed the order ends now.
   */
  @EventListener
  void closed(CampaignClosed closed) {
    Campaign campaign = campaigns.get(closed.code());
    for (long id : orders.openIn(closed.code())) {
      HeldOrder order = book.hold(id);
      if (begin(id)) {
        settle(id);
      } else {
        processes
            .getObject()
            .startFor(
                PROCESS,
                closed.code(),
                Map.of(
                    "campaignCode", campaign.code(),
                    "campaignName", campaign.name(),
                    "author", campaign.author(),
                    "deliverableTitle", order.title,
                    "orderId", order.id,
                    "orderCode", order.code,
                    "partnerName", order.partnerName));
      }
    }
  }

  private static boolean isKnown(HeldOrder order) {
    return order.state() == OrderState.REJECTED
        || order.cancellation() == Cancellation.CANCELLED
        || order.cancellation() == Cancellation.CANCEL_REFUSED;
  }
}
