package io.rondo.workers.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long it takes until customers are satisfied, from their signal to their own yes.
 *
 * @param since only signals from then on are looked at
 * @param all everything together
 * @param campaigns those with the most cases first, at most 50; the name is the code
 * @param channels in the order of their names
 * @param latest the cases whose customer was satisfied last, at most 50
 */
public record Satisfaction(
    Instant since, Line all, List<Line> campaigns, List<Line> channels, List<CaseTime> latest) {

  /**
   * The cases of one kind.
   *
   * @param strong the customer said yes: in a survey, or by confirming
   * @param weak nobody said no: the customer stayed quiet
   * @param open cases that are still open
   * @param unsatisfied cases that were closed without a yes
   */
  public record Line(String name, Times strong, Times weak, long open, long unsatisfied) {

    /** All cases of this kind. */
    public long cases() {
      return strong.cases() + weak.cases() + open + unsatisfied;
    }
  }

  /**
   * How long some cases took.
   *
   * @param median half of them took at most so long; null when there is none
   * @param ninety nine of ten took at most so long; null when there is none
   * @param waitedPercent how much of all this time the customer was to act, 0 to 100
   */
  public record Times(long cases, Duration median, Duration ninety, int waitedPercent) {}

  /**
   * How long one case took.
   *
   * @param by survey, confirmed or quiet
   * @param waited how much of it the customer was to act
   */
  public record CaseTime(
      String code,
      String campaign,
      String channel,
      String by,
      Instant satisfiedAt,
      Duration took,
      Duration waited) {}
}
