package io.rondo.workers.fulfilment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of people without an outcome. */
public enum GapDecision {
  /** The partner is asked again what became of them; nothing is sent twice. */
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
