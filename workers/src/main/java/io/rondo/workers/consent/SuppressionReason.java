package io.rondo.workers.consent;

import java.util.Locale;

/** Why an address or number is never used again. */
public enum SuppressionReason {
  /** The person said so by a link or a reply. */
  UNSUBSCRIBED,
  /** The person marked a mail as unwanted. */
  COMPLAINED,
  /** The address does not exist. */
  HARD_BOUNCE,
  /** The address took no mail of several campaigns in a row. */
  SOFT_BOUNCES,
  /** The person was erased. */
  ERASED,
  /** A member of staff did it. */
  BY_HAND,
  /** The person said so to somebody who called. */
  DO_NOT_CALL,
  /** Somebody who called was told, or a letter came back so. */
  DECEASED;

  /** The word in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
