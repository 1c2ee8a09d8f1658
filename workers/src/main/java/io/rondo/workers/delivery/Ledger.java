package io.rondo.workers.delivery;

import java.util.List;
import java.util.Map;

/**
 * The audience of a campaign by what became of it.
 *
 * @param total everybody
 * @param byState people by state, for example {@code sent}
 * @param excludedByReason for example {@code hold_out}
 * @param failedByReason for example {@code refused 5.1.1}
 * @param byChannel people by channel, for example {@code letter}; the held-out with the channel by
 *     which they would have been reached
 * @param cells by name; people who were excluded before cells were dealt are in none
 */
public record Ledger(
    long total,
    Map<String, Long> byState,
    Map<String, Long> excludedByReason,
    Map<String, Long> failedByReason,
    Map<String, Long> byChannel,
    List<CellLedger> cells) {

  /**
   * One cell.
   *
   * @param channels by which its people are reached: one, but for the hold-out of a campaign that
   *     uses several
   */
  public record CellLedger(
      String name, List<String> channels, long people, Map<String, Long> byState) {}
}
