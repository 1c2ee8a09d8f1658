package io.rondo.workers.fulfilment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * An order whose row is locked: what a transaction reads and changes of it. The mapper fills and
 * reads the fields.
 */
final class HeldOrder {

  long id;
  String code;
  Long campaignId;
  String campaignCode;
  Long deliverableId;
  String kind;
  String title;
  long partnerId;
  String partnerCode;
  String partnerName;
  boolean test;
  String state;
  String cancellation;
  Instant replacedAt;
  String replacedWhy;
  int quantity;
  long setupMinor;
  BigDecimal priceMinor;
  String currency;
  Long cancelCostMinor;
  String stoppedBy;
  String partnerReference;
  Instant promisedAt;
  String reason;
  int returned;
  String packageSha256;
  Instant packedAt;
  Instant givenAt;
  String clockStep;
  Instant clockDueAt;
  Instant remindedAt;
  Instant submittedAt;
  Instant answeredAt;
  Instant producedAt;
  Instant handedOverAt;
  Instant reconciledAt;
  Instant closedAt;
  int lateSteps;
  int version;

  OrderState state() {
    return OrderState.of(state).orElseThrow();
  }

  Cancellation cancellation() {
    return cancellation == null
        ? null
        : Cancellation.valueOf(cancellation.toUpperCase(Locale.ROOT));
  }

  void cancellation(Cancellation next) {
    cancellation = next.text();
  }

  boolean isReplaced() {
    return replacedAt != null;
  }

  boolean isClosed() {
    return closedAt != null;
  }

  /** Whether the partner has it. */
  boolean isSubmitted() {
    return submittedAt != null;
  }

  /**
   * Whether it is no more than an offer: the partner did not answer, and got nobody's address. Such
   * an order can be taken back without its partner.
   */
  boolean isOffer() {
    return state() == OrderState.SUBMITTED && givenAt == null;
  }

  boolean isCall() {
    return "call".equals(kind);
  }

  /** Whether its process is told what happens: a sample has none, and an ended one needs none. */
  boolean hasListener() {
    return !test && !isReplaced() && !isClosed();
  }

  /** Goes on to a state and takes the times down; a clock that ran for it stops. */
  void reach(OrderState next, Instant at) {
    state = next.text();
    if (answeredAt == null && ClockStep.ANSWER.isTaken(next)) {
      answeredAt = at;
    }
    if (producedAt == null && next.hasReached(OrderState.PRODUCED)) {
      producedAt = at;
    }
    if (handedOverAt == null && next.hasReached(OrderState.HANDED_OVER)) {
      handedOverAt = at;
    }
    if (clockStep != null
        && (next == OrderState.CANCELLED || ClockStep.of(clockStep).isTaken(next))) {
      stopClock(at);
    }
  }

  void startClock(ClockStep step, Instant dueAt) {
    clockStep = step.text();
    clockDueAt = dueAt;
    remindedAt = null;
  }

  /** The step was taken, or is no longer owed; one that came too late is counted. */
  void stopClock(Instant at) {
    if (clockDueAt != null && at.isAfter(clockDueAt)) {
      lateSteps++;
    }
    clockStep = null;
    clockDueAt = null;
  }

  /** All of it, rounded up; what an order costs that can no longer be stopped. */
  long totalMinor() {
    return setupMinor
        + priceMinor
            .multiply(BigDecimal.valueOf(quantity))
            .setScale(0, java.math.RoundingMode.CEILING)
            .longValueExact();
  }
}
