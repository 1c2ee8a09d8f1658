package io.rondo.workers.fulfilment;

import java.util.Locale;

/** What became of something that was told of an order. Only {@link #MOVED} changes its state. */
public enum Effect {
  MOVED,
  /** Kept, and nothing moves by it: a comment, a cost. */
  NOTED,
  /** The same was told before. */
  REPEATED,
  /** The order is further than that. */
  LATE,
  /** The order is not so far; it is looked at again when it is. */
  EARLY,
  /** Another partner has the order by now. */
  REPLACED,
  /** It cannot be, and the detail says why. */
  REFUSED;

  /** As it stands in tables and the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
