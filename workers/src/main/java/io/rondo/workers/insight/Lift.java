package io.rondo.workers.insight;

/**
 * How much more a cell brought than the hold-out, with its 95 % interval by the normal
 * approximation, variances not pooled: difference ± z · √(s₁²/n₁ + s₂²/n₂), where s² is p(1 − p)
 * for a rate and the sample variance (n − 1) for a mean. Source: Montgomery and Runger, Applied
 * Statistics and Probability for Engineers, chapter 10 (inference on the means and the proportions
 * of two large samples). Both groups must have at least 30 people, and at least 5 with and 5
 * without the fact, before an interval is given: below, the approximation is not to be trusted.
 *
 * @param value the difference; null when one group is empty
 * @param plusMinus half the width of the interval; null when there is not enough data
 * @param enough whether there is enough data for an interval
 */
public record Lift(Double value, Double plusMinus, boolean enough) {

  private static final double Z_95 = 1.959964;
  private static final int FEWEST_PEOPLE = 30;
  private static final int FEWEST_EACH_WAY = 5;

  /**
   * One group of people and something counted or summed over them.
   *
   * @param people everyone in the group, also those with nothing
   * @param withFact how many have the fact: a visit, or an amount above zero
   * @param sum of the amounts over all people, in units
   * @param sumOfSquares of each person's amount, in units squared
   */
  record Group(long people, long withFact, double sum, double sumOfSquares) {

    static Group ofFacts(long people, long withFact) {
      return new Group(people, withFact, withFact, withFact);
    }

    Double mean() {
      return people == 0 ? null : sum / people;
    }

    private double rateVariance() {
      double p = (double) withFact / people;
      return p * (1 - p);
    }

    private double sampleVariance() {
      return Math.max(0, (sumOfSquares - sum * sum / people) / (people - 1));
    }

    private boolean isEnough() {
      return people >= FEWEST_PEOPLE
          && withFact >= FEWEST_EACH_WAY
          && people - withFact >= FEWEST_EACH_WAY;
    }
  }

  /** The lift of a rate: people with the fact over all people. */
  static Lift ofRates(Group cell, Group holdOut) {
    return of(cell, holdOut, Group::rateVariance);
  }

  /** The lift of a mean: amount a head over all people. */
  static Lift ofMeans(Group cell, Group holdOut) {
    return of(cell, holdOut, Group::sampleVariance);
  }

  private static Lift of(
      Group cell, Group holdOut, java.util.function.ToDoubleFunction<Group> variance) {
    if (cell.people() == 0 || holdOut.people() == 0) {
      return new Lift(null, null, false);
    }
    double difference = cell.mean() - holdOut.mean();
    if (!cell.isEnough() || !holdOut.isEnough()) {
      return new Lift(difference, null, false);
    }
    double error =
        Math.sqrt(
            variance.applyAsDouble(cell) / cell.people()
                + variance.applyAsDouble(holdOut) / holdOut.people());
    return new Lift(difference, Z_95 * error, true);
  }
}
