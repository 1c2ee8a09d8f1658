package io.rondo.workers.delivery;

/** How far the mails of a delivery are; the parts (with those held back) add up to the total. */
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
    return planned + claimed + held;
  }

  /** Those who are, or were, to be mailed. */
  public long toMail() {
    return total - excluded;
  }

  /** How much of the mailing is done, 0 to 100; 100 when there was nobody to mail. */
  public int percent() {
    return toMail() == 0 ? 100 : (int) (100 * (toMail() - open()) / toMail());
  }
}
