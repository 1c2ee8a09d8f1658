package io.rondo.workers.response;

/**
 * What a response deserves.
 *
 * @param kind nothing, thank, template, follow_up, complaint, opportunity, referral, confirmed,
 *     check_in or usage
 * @param template which answer is sent; null when none is
 * @param skill what its owner must be able to do; null when nobody follows up
 * @param priority urgent, high, normal or low; null when nobody follows up
 * @param hold whether marketing leaves the person in peace meanwhile
 * @param why the rule's own words
 */
public record Reaction(
    String kind, String template, String skill, String priority, boolean hold, String why) {

  private static final String NOTHING = "nothing";

  /** Nothing follows, and why. */
  public static Reaction nothing(String why) {
    return new Reaction(NOTHING, null, null, null, false, why);
  }

  /** Whether nothing follows. */
  public boolean isNothing() {
    return NOTHING.equals(kind);
  }
}
