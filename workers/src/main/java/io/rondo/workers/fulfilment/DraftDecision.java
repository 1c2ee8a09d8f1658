package io.rondo.workers.fulfilment;

import java.util.Arrays;
import java.util.Optional;

/** What a reviewer says about a draft. */
public enum DraftDecision {
  ACCEPT("accept", Draft.ACCEPTED),
  CHANGES("changes", Draft.CHANGES_WANTED),
  REJECT("reject", Draft.REJECTED);

  private final String word;
  private final String outcome;

  DraftDecision(String word, String outcome) {
    this.word = word;
    this.outcome = outcome;
  }

  /** What the draft is then. */
  String outcome() {
    return outcome;
  }

  /** The decision of that word; empty when there is none. */
  public static Optional<DraftDecision> of(String word) {
    return Arrays.stream(values()).filter(decision -> decision.word.equals(word)).findFirst();
  }
}
