package io.rondo.workers.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The result of a campaign as of now: who was in, what happened, what it brought and what it cost.
 * Its JSON form is the contract of {@code GET /api/campaigns/{code}/result}. Counts are people, not
 * events; money is in units of the campaign's currency.
 *
 * @param cells in the order of the brief, the hold-out last
 * @param incrementalSpend what the campaign earned beyond what the hold-out tells would have come
 *     anyway: people × lift of the spend a head, summed over cells; null without enough data
 * @param roi (incremental spend − cost) / cost; null without enough data or cost
 * @param purchasesInOtherCurrencies people whose purchase counts as a conversion but whose spend
 *     could not be added
 */
public record Result(
    Head campaign,
    Ledger ledger,
    List<Cell> cells,
    Cost cost,
    @JsonInclude(JsonInclude.Include.ALWAYS) BigDecimal incrementalSpend,
    @JsonInclude(JsonInclude.Include.ALWAYS) Double roi,
    long purchasesInOtherCurrencies) {

  /** Which campaign, and in which time its responses count. */
  public record Head(
      String code,
      String name,
      String status,
      String outcome,
      Instant windowStartsAt,
      Instant windowEndsAt) {}

  /** Everyone of the audience by what became of them; total is the sum of byState. */
  public record Ledger(
      long total,
      Map<String, Long> byState,
      Map<String, Long> excludedByReason,
      Map<String, Long> failedByReason) {}

  /**
   * One cell. People are all who were dealt into it, sent or not (intention to treat).
   *
   * @param visitRate, conversionRate, spendPerHead over all people; null when there are none
   * @param lift over those of the hold-out who would have been reached by the same channel; null
   *     for the hold-out itself and without one
   */
  public record Cell(
      String name,
      boolean holdOut,
      long people,
      long sent,
      long failed,
      long inDoubt,
      long opened,
      long clicked,
      long unsubscribed,
      long visits,
      long conversions,
      BigDecimal spend,
      Double visitRate,
      Double conversionRate,
      Double spendPerHead,
      CellLift lift) {}

  /** The three lifts of a cell. */
  public record CellLift(Lift visitRate, Lift conversionRate, Lift spendPerHead) {}

  /**
   * Money out, in units: the plan (budget) and what the campaign cost so far.
   *
   * @param partners what the confirmed partners ask for
   */
  public record Cost(
      String currency,
      BigDecimal budget,
      BigDecimal fixed,
      BigDecimal emails,
      BigDecimal partners,
      BigDecimal total) {}
}
