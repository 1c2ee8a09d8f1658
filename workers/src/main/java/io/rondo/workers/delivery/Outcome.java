package io.rondo.workers.delivery;

/**
 * What became of one mail.
 *
 * @param reason a short word that can be counted, for example {@code refused 5.1.1}; null when sent
 * @param detail what the other side said, without addresses, at most 200 characters; may be null
 */
public record Outcome(long deliveryId, Kind kind, String reason, String detail) {

  /** How far it came. */
  public enum Kind {
    /** The other side has taken it over. */
    SENT,
    /** The other side will never take it. */
    REFUSED,
    /** The other side wants it later. */
    DEFERRED,
    /** It was handed over, but the answer is missing: nobody knows. */
    IN_DOUBT,
    /** It never left: told to stop, or nobody could be reached. */
    NOT_TRIED
  }

  /** The reason of a mail that was not tried because the other side cannot be reached. */
  public static final String UNREACHABLE = "unreachable";

  /** The reason of a mail that was not tried because nothing may be sent now. */
  public static final String TOLD_TO_STOP = "told_to_stop";

  private static final int MAX_REASON = 40;
  private static final int MAX_DETAIL = 200;

  /** An outcome whose texts fit the ledger. */
  public Outcome {
    reason = cut(reason, MAX_REASON);
    detail = cut(detail, MAX_DETAIL);
  }

  /** Taken over. */
  public static Outcome sent(long deliveryId) {
    return new Outcome(deliveryId, Kind.SENT, null, null);
  }

  /** Never left. */
  public static Outcome notTried(long deliveryId, String reason, String detail) {
    return new Outcome(deliveryId, Kind.NOT_TRIED, reason, detail);
  }

  private static String cut(String text, int max) {
    return text == null || text.length() <= max ? text : text.substring(0, max);
  }
}
