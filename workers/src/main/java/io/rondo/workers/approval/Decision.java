package io.rondo.workers.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said about a campaign on its way through approval. */
public enum Decision {
  /** It may go out as it is: a signature. */
  APPROVE("approved"),
  /** It may go out once the author has made small changes; they are confirmed afterwards. */
  CHANGES("approved with changes"),
  /** The author reworks the brief. */
  REWORK("sent back"),
  /** The campaign ends. */
  REJECT("rejected"),
  /** Somebody else decides. */
  DELEGATE("delegated"),
  /** Nobody decided in time: the campaign goes back to its author. */
  LAPSE("not decided in time"),
  /** The author takes the campaign back. */
  RECALL("recalled"),
  /** Every signature stands: the campaign may go out. Rondo says so, nobody else. */
  RELEASE("released"),
  /** Something differs from what was signed: the campaign may not go out. */
  REFUSE("release refused");

  private final String fact;

  Decision(String fact) {
    this.fact = fact;
  }

  /** As it stands in forms and tables, for example {@code approve}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As logs and records say it. */
  public String fact() {
    return fact;
  }

  /** Whether a reviewer says so in the form. */
  public boolean isReviewers() {
    return compareTo(DELEGATE) <= 0;
  }

  /** Whether it says no, or nothing. */
  boolean refuses() {
    return this == REWORK || this == REJECT || this == LAPSE;
  }

  /** The decision of that text; empty when there is none. */
  public static Optional<Decision> of(String text) {
    return Arrays.stream(values()).filter(decision -> decision.text().equals(text)).findFirst();
  }
}
