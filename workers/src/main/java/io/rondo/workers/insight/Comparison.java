package io.rondo.workers.insight;

import java.time.Instant;
import java.util.List;

/**
 * What the last rehearsal before the release said, beside what has happened by now. Counts are
 * people. When nothing changed between the two they are equal; otherwise each reason says its
 * share: the differences of the reasons sum to what is missing from the cells.
 *
 * @param finished whether nobody waits for a mail any more; before, the open ones are a difference
 * @param peopleRehearsed everyone in the frozen segment at the rehearsal
 * @param people everyone in the ledger
 * @param cells in the order of the rehearsal
 * @param reasons everybody who got nothing, those who were left out first
 * @param equal whether no line differs
 */
public record Comparison(
    long rehearsalId,
    Instant rehearsedAt,
    Instant releasedAt,
    boolean finished,
    long peopleRehearsed,
    long people,
    List<CellLine> cells,
    List<ReasonLine> reasons,
    CostLine cost,
    boolean equal) {

  /**
   * A cell: who was to be mailed, and what became of them.
   *
   * @param open who still waits
   * @param difference sent less planned
   */
  public record CellLine(
      String cell,
      long planned,
      long sent,
      long failed,
      long inDoubt,
      long open,
      long difference) {}

  /**
   * Why people got nothing.
   *
   * @param outcome excluded, failed, in_doubt or open
   * @param reason as in the ledger
   * @param difference happened less rehearsed
   */
  public record ReasonLine(
      String outcome, String reason, long rehearsed, long happened, long difference) {}

  /** Money in minor units. @param differenceMinor happened less rehearsed */
  public record CostLine(
      String currency, long rehearsedMinor, long happenedMinor, long differenceMinor) {}
}
