package io.rondo.workers.sandbox;

/** What the endpoint of a partner has to get right before its first live order. */
public enum CheckCase {
  ORDER_ACCEPTED("A valid order is accepted"),
  SAME_KEY_ONE_ORDER("The same order under the same key again is one order"),
  SAME_KEY_OTHER_BODY("Another order under the same key is refused"),
  BAD_SIGNATURE("A wrong signature is refused"),
  OLD_TIMESTAMP("A message that is six minutes old is refused"),
  ROTATED_SECRET("A message that is signed with two secrets, of which one is known, is accepted"),
  UNKNOWN_FIELDS("A field that nobody told of is no obstacle"),
  UNKNOWN_EVENT("An event of an unknown type is answered with success"),
  CANCEL_BEFORE_PRODUCTION("A cancellation before production is answered"),
  DUPLICATE_EVENT("The same event twice is answered with success twice"),
  OUT_OF_ORDER_EVENT("An event that comes before an older one is answered with success"),
  BIG_ORDER("An order for 10,000 recipients, which are fetched by a link, is accepted");

  private final String title;

  CheckCase(String title) {
    this.title = title;
  }

  /** From 1. */
  public int no() {
    return ordinal() + 1;
  }

  /** The rule as a sentence. */
  public String title() {
    return title;
  }
}
