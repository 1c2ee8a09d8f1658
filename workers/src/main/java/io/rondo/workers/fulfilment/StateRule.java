package io.rondo.workers.fulfilment;

import java.util.Set;

/** What a told state does to an order: states move forward, and nothing has a second effect. */
final class StateRule {

  /** What partners may tell; the rest is ours. */
  private static final Set<OrderState> TELLABLE =
      Set.of(
          OrderState.ACCEPTED,
          OrderState.REJECTED,
          OrderState.IN_PRODUCTION,
          OrderState.PRODUCED,
          OrderState.HANDED_OVER,
          OrderState.DELIVERED_ESTIMATED,
          OrderState.CANCELLED);

  private StateRule() {}

  /**
   * What comes of it.
   *
   * @param next the state to go to; null when it stays
   * @param cancellation what the wish to stop becomes; null when it stays
   */
  record Verdict(Effect effect, String detail, OrderState next, Cancellation cancellation) {
    private static Verdict none(Effect effect, String detail) {
      return new Verdict(effect, detail, null, null);
    }
  }

  /**
   * Judges.
   *
   * @param keepsPeople whether people stay with this order although it was replaced
   * @throws SignalRefused when it is no state that a partner can tell
   */
  static Verdict judge(HeldOrder order, String told, boolean keepsPeople) {
    if (Cancellation.CANCEL_REFUSED.text().equalsIgnoreCase(told)) {
      return replaced(order, keepsPeople) ? replacedVerdict(order) : refusedCancellation(order);
    }
    OrderState next =
        OrderState.of(told)
            .filter(TELLABLE::contains)
            .orElseThrow(
                () ->
                    new SignalRefused(
                        "A partner tells accepted, rejected, in_production, produced, handed_over,"
                            + " delivered_estimated, cancelled or cancel_refused as a state, and"
                            + " nothing else."));
    if (replaced(order, keepsPeople)) {
      return replacedVerdict(order);
    }
    return next == OrderState.CANCELLED ? cancelled(order) : moved(order, next);
  }

  private static boolean replaced(HeldOrder order, boolean keepsPeople) {
    return order.isReplaced() && !keepsPeople;
  }

  static Verdict replacedVerdict(HeldOrder order) {
    return Verdict.none(
        Effect.REPLACED,
        "This order was given to somebody else on %s: %s"
            .formatted(order.replacedAt.toString().substring(0, 16) + "Z", order.replacedWhy));
  }

  private static Verdict moved(HeldOrder order, OrderState next) {
    OrderState now = order.state();
    if (now == next) {
      return Verdict.none(Effect.REPEATED, "The order is " + now.text() + " already.");
    }
    if (!order.isSubmitted()) {
      return Verdict.none(Effect.EARLY, "The order is not handed over yet.");
    }
    if (now.mayBecome(next)) {
      return new Verdict(Effect.MOVED, "", next, null);
    }
    if (next == OrderState.REJECTED && now.isAccepted()) {
      return Verdict.none(
          Effect.REFUSED, "The order is %s: it can no longer be rejected.".formatted(now.text()));
    }
    return Verdict.none(Effect.LATE, "The order is %s by now.".formatted(now.text()));
  }

  private static Verdict cancelled(HeldOrder order) {
    Cancellation wish = order.cancellation();
    if (wish == null) {
      return Verdict.none(
          Effect.REFUSED, "Nobody asked to stop this order. Reject it, or ask for its end.");
    }
    if (wish == Cancellation.CANCELLED) {
      return Verdict.none(Effect.REPEATED, "The order is cancelled already.");
    }
    if (wish == Cancellation.CANCEL_REFUSED) {
      return Verdict.none(Effect.LATE, "It was said before that the order cannot be stopped.");
    }
    if (!order.state().mayBecome(OrderState.CANCELLED)) {
      return Verdict.none(
          Effect.REFUSED, "The order is %s by now.".formatted(order.state().text()));
    }
    return new Verdict(Effect.MOVED, "", OrderState.CANCELLED, Cancellation.CANCELLED);
  }

  private static Verdict refusedCancellation(HeldOrder order) {
    Cancellation wish = order.cancellation();
    if (wish == null) {
      return Verdict.none(Effect.REFUSED, "Nobody asked to stop this order.");
    }
    return switch (wish) {
      case CANCEL_REQUESTED -> new Verdict(Effect.MOVED, "", null, Cancellation.CANCEL_REFUSED);
      case CANCEL_REFUSED -> Verdict.none(Effect.REPEATED, "That was said before.");
      case CANCELLED -> Verdict.none(Effect.LATE, "The order is cancelled by now.");
    };
  }
}
