package io.rondo.workers.audience;

/**
 * A frozen audience.
 *
 * @param size everyone in the segment, each with a row in the ledger
 * @param planned those who will be mailed
 */
public record FreezeOutcome(long size, long planned) {

  /** Whether there is anybody to mail. */
  public boolean found() {
    return planned > 0;
  }
}
