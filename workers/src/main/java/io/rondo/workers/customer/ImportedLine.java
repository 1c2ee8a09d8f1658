package io.rondo.workers.customer;

import java.time.Instant;

/**
 * A line that was understood.
 *
 * @param values in the order of {@link LineReader#columns()}
 * @param consent null when the line says nothing about it
 */
record ImportedLine(String number, String lineHash, Object[] values, LineConsent consent) {

  record LineConsent(boolean granted, Instant decidedAt, String source, String text) {}
}
