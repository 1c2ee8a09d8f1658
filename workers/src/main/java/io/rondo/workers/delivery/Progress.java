package io.rondo.workers.delivery;

/**
 * How far the mails of a delivery are; the parts add up to the total.
 *
 * @param held who is left in peace for now: nobody waits for them
 */
public record Progress(
    long planned,
    long held,
    long claimed,
    long sent,
    long failed,
    long inDoubt,
    long excluded,
    long total) {

  /** Those who still wait for an outcome. */
  public long open() {
    return planned + claimed;
  }

  /** Those who are, or were, to be mailed. */
  public long toMail() {
    return total - excluded - held;
  }

  /** How much of the mailing is done, 0 to 100; 100 when there was nobody to mail. */
  public int percent() {
    return toMail() == 0 ? 100 : (int) (100 * (toMail() - open()) / toMail());
  }
}
