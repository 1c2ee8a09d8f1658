package io.rondo.workers.insight;

/**
 * How much more a cell brought than the hold-out, with its 95 % interval by the normal
 * approximation, variances not pooled: difference ± 1.96 · √(s₁²/n₁ + s₂²/n₂), where s² is the mean
 * of the squares less the square of the mean, over n; for a rate that is p(1 − p). Source:
 * Montgomery and Runger, Applied Statistics and Probability for Engineers, chapter 10 (the
 * difference of two means and of two proportions, large samples). Both groups must have at least 30
 * people, and at least 5 with and 5 without the fact, before an interval is given: below, the
 * approximation is not to be trusted.
 *
 * @param value the difference; null when one group is empty
 * @param plusMinus half the width of the interval; null when there is not enough data
 * @param enough whether there is enough data for an interval
 */
public record Lift(Double value, Double plusMinus, boolean enough) {

  private static final double Z_95 = 1.96;
  private static final int FEWEST_PEOPLE = 30;
  private static final int FEWEST_EACH_WAY = 5;

  static Lift of(Group cell, Group holdOut) {
    if (cell.people() == 0 || holdOut.people() == 0) {
      return new Lift(null, null, false);
    }
    double difference = cell.mean() - holdOut.mean();
    if (!cell.isEnough() || !holdOut.isEnough()) {
      return new Lift(difference, null, false);
    }
    double error = Math.sqrt(cell.varianceOfMean() + holdOut.varianceOfMean());
    return new Lift(difference, Z_95 * error, true);
  }

  /**
   * One group of people and something counted or summed over them.
   *
   * @param people everyone in the group, also those with nothing
   * @param withFact how many have the fact: a visit, or an amount above zero
   * @param sum of the amounts over all people; of a fact, how many have it
   * @param sumOfSquares of each person's amount
   */
  record Group(long people, long withFact, double sum, double sumOfSquares) {

    /** People with and without something: an amount of one or none. */
    static Group ofFacts(long people, long withFact) {
      return new Group(people, withFact, withFact, withFact);
    }

    /** The rate, or the amount a head; null when there is nobody. */
    Double mean() {
      return people == 0 ? null : sum / people;
    }

    private double varianceOfMean() {
      double mean = sum / people;
      return Math.max(0, sumOfSquares / people - mean * mean) / people;
    }

    private boolean isEnough() {
      return people >= FEWEST_PEOPLE
          && withFact >= FEWEST_EACH_WAY
          && people - withFact >= FEWEST_EACH_WAY;
    }
  }
}
