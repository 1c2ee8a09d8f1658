package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner.Sla;
import java.util.Arrays;
import java.util.Locale;

/** The step that a partner owes next. */
enum ClockStep {
  ANSWER,
  DRAFT,
  PRODUCTION,
  HANDOVER,
  /** Word of those who have no outcome yet. */
  RECIPIENTS;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Working hours that the contract gives it. */
  int hours(Sla sla) {
    return switch (this) {
      case ANSWER, RECIPIENTS -> sla.ackHours();
      case DRAFT -> sla.draftHours();
      case PRODUCTION -> sla.productionHours();
      case HANDOVER -> sla.handoverHours();
    };
  }

  /** Whether an order in this state no longer owes the step. */
  boolean isTaken(OrderState state) {
    return switch (this) {
      case ANSWER -> state == OrderState.REJECTED || state.isAccepted();
      case DRAFT, PRODUCTION -> state.hasReached(OrderState.PRODUCED);
      case HANDOVER -> state.hasReached(OrderState.HANDED_OVER);
      case RECIPIENTS -> false;
    };
  }

  static ClockStep of(String text) {
    return Arrays.stream(values())
        .filter(step -> step.text().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
