package io.rondo.workers.response;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What words are about. Where two are named as often, the one that stands first here wins: what
 * would hurt most if nobody saw it.
 */
public enum Topic {
  /** Wants no more marketing. */
  UNSUBSCRIBE("Wants no more"),
  /** Asks for their own data, or for its end. */
  PRIVACY("Own data"),
  /** Something is wrong. */
  COMPLAINT("Complaint"),
  /** Money back, or another piece. */
  RETURN("Return or refund"),
  /** Where their order is. */
  DELIVERY("Delivery"),
  /** Wants to buy, or an offer. */
  OPPORTUNITY("Wants to buy"),
  /** Names somebody else who may want it. */
  REFERRAL("Recommends"),
  /** How to use it. */
  HOW_TO("How to use it"),
  /** Asks something else. */
  QUESTION("Question"),
  /** It is solved. */
  SOLVED("Solved"),
  /** Praise and thanks. */
  PRAISE("Praise");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** As it stands in tables and decisions, for example {@code how_to}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The topic of that text; empty when there is none. */
  public static Optional<Topic> of(String text) {
    return Arrays.stream(values()).filter(topic -> topic.text().equals(text)).findFirst();
  }
}
