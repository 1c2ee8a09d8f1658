package io.rondo.workers.hold;

import java.util.Locale;

/** Why marketing leaves somebody in peace. */
public enum HoldReason {
  /** The person complained and was not answered yet. */
  COMPLAINT,
  /** Somebody works on a case of theirs. */
  CASE;

  /** The word in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
