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
 * @param cells by name; people who were excluded before cells were dealt are in none
 */
public record Ledger(
    long total,
    Map<String, Long> byState,
    Map<String, Long> excludedByReason,
    Map<String, Long> failedByReason,
    List<CellLedger> cells) {

  /** One cell. */
  public record CellLedger(String name, long people, Map<String, Long> byState) {}
}
