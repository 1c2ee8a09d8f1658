package io.rondo.workers.fulfilment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an order is, in the same words for every partner. It only moves forward: {@code draft →
 * approved → submitted → accepted|rejected → in_production → produced → handed_over →
 * delivered_estimated}. A cancellation runs beside it, see {@link Cancellation}; {@code cancelled}
 * ends both.
 */
public enum OrderState {
  DRAFT(0),
  APPROVED(1),
  SUBMITTED(2),
  ACCEPTED(3),
  IN_PRODUCTION(4),
  PRODUCED(5),
  HANDED_OVER(6),
  /** What a vendor believes; no proof that anybody got anything. */
  DELIVERED_ESTIMATED(7),
  REJECTED(8),
  CANCELLED(9);

  private final int rank;

  OrderState(int rank) {
    this.rank = rank;
  }

  /** As it stands in tables and the API, for example {@code in_production}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing follows. */
  public boolean isEnd() {
    return this == REJECTED || this == CANCELLED || this == DELIVERED_ESTIMATED;
  }

  /** Whether the partner has said yes, whatever it did since. */
  public boolean isAccepted() {
    return rank >= ACCEPTED.rank && rank <= DELIVERED_ESTIMATED.rank;
  }

  /** Whether this state lies at or behind the other on the way of an order that goes well. */
  public boolean hasReached(OrderState other) {
    return this != REJECTED && this != CANCELLED && rank >= other.rank;
  }

  /**
   * Whether an order may go from here to there. Steps may be left out (a partner that tells of the
   * hand-over only has produced before); an answer may not come before the submission; a rejection
   * only until production begins.
   */
  public boolean mayBecome(OrderState next) {
    return switch (next) {
      case REJECTED -> this == SUBMITTED || this == ACCEPTED;
      case CANCELLED -> !isEnd() && rank < HANDED_OVER.rank;
      case DRAFT -> false;
      case APPROVED -> this == DRAFT;
      case SUBMITTED -> this == APPROVED;
      default -> rank >= SUBMITTED.rank && rank < next.rank && this != REJECTED;
    };
  }

  /** The state of that text, whatever its case; empty when there is none. */
  public static Optional<OrderState> of(String text) {
    return Arrays.stream(values()).filter(state -> state.text().equalsIgnoreCase(text)).findFirst();
  }
}
