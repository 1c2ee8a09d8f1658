package io.rondo.workers.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reviewer can say. */
public enum Decision {
  /** It may be mailed. */
  APPROVE("approved"),
  /** The author reworks the brief. */
  REWORK("sent back"),
  /** The campaign ends. */
  REJECT("rejected");

  private final String fact;

  Decision(String fact) {
    this.fact = fact;
  }

  /** As it stands in forms and tables, for example {@code approve}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the campaign's log says it. */
  String fact() {
    return fact;
  }

  static Optional<Decision> of(String text) {
    return Arrays.stream(values()).filter(decision -> decision.text().equals(text)).findFirst();
  }
}
