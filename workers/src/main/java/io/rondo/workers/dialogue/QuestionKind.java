package io.rondo.workers.dialogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a question is answered. */
public enum QuestionKind {
  /** One of the options. */
  ONE_CLICK("One click", 90),
  /** As many of the options as they like; may be changed by the same link. */
  PREFERENCE("Preference", 95),
  /** One of the options; then they see how others answered. */
  POLL("Poll", 90);

  private final String title;
  private final int confidence;

  QuestionKind(String title, int confidence) {
    this.title = title;
    this.confidence = confidence;
  }

  /** As it stands in the table, for example {@code one_click}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** How sure an answer from a mail is, in percent: whoever got it forwarded could give it, too. */
  int confidence() {
    return confidence;
  }

  /** The kind of that text; empty when there is none. */
  public static Optional<QuestionKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
