package io.rondo.workers.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call ended, in the same words for every call centre. */
public enum Disposition {
  SALE(Then.DONE),
  INTERESTED(Then.DONE),
  /** The person wants to be called at another time. */
  CALLBACK(Then.CALL_BACK),
  NO_ANSWER(Then.TRY_AGAIN),
  BUSY(Then.TRY_AGAIN),
  VOICEMAIL(Then.TRY_AGAIN),
  /** The person hung up or the dialler did before an agent spoke. */
  ABANDONED(Then.TRY_AGAIN),
  WRONG_NUMBER(Then.FAILED),
  DISCONNECTED(Then.FAILED),
  /** No today; not a wish never to be called. */
  REFUSED(Then.DONE),
  /** Never again, by nobody. */
  DNC_REQUEST(Then.DONE),
  /** Nobody could be found who speaks the person's language. */
  LANGUAGE(Then.FAILED),
  DECEASED(Then.FAILED);

  /** What follows for the list. */
  enum Then {
    DONE,
    FAILED,
    TRY_AGAIN,
    CALL_BACK
  }

  private final Then then;

  Disposition(Then then) {
    this.then = then;
  }

  Then then() {
    return then;
  }

  /** Whether it is an answer to the campaign. */
  boolean isAnswer() {
    return this == SALE || this == INTERESTED;
  }

  /** Whether it says something about the person or number that holds beyond this order. */
  boolean holdsBeyondTheOrder() {
    return this == DNC_REQUEST || this == DECEASED || this == WRONG_NUMBER || this == DISCONNECTED;
  }

  /** As it stands in tables and the API, for example {@code dnc_request}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The disposition of that text, whatever its case; empty when there is none. */
  public static Optional<Disposition> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equalsIgnoreCase(text)).findFirst();
  }
}
