package io.rondo.workers.customer;

import java.time.Instant;
import java.util.List;

/**
 * A line that was understood.
 *
 * @param values in the order of {@link LineReader#columns()}
 * @param consents one for each channel that the line speaks of
 */
record ImportedLine(String number, String lineHash, Object[] values, List<LineConsent> consents) {

  record LineConsent(
      String channel, boolean granted, Instant decidedAt, String source, String text) {}
}
