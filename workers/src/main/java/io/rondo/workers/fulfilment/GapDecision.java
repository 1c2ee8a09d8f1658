package io.rondo.workers.fulfilment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of people without an outcome. */
public enum GapDecision {
  /** They are sent again where the partner takes packages, and it is asked what became of them. */
  RESEND,
  /** They count as rejected and get nothing. */
  REJECT,
  /** The partner gets more time. */
  WAIT;

  /** The decision of that word, whatever its case. */
  public static Optional<GapDecision> of(String text) {
    return Arrays.stream(values())
        .filter(decision -> decision.name().toLowerCase(Locale.ROOT).equalsIgnoreCase(text))
        .findFirst();
  }
}
