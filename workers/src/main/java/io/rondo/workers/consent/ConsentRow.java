package io.rondo.workers.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

record ConsentRow(
    long customerId,
    String channel,
    String purpose,
    boolean granted,
    Instant decidedAt,
    String source,
    Long consentTextId,
    Instant recordedAt) {

  /** Times are compared as the table keeps them. */
  ConsentRow {
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
  }

  boolean saysTheSameAs(ConsentRow other) {
    return granted == other.granted
        && decidedAt.equals(other.decidedAt)
        && source.equals(other.source)
        && Objects.equals(consentTextId, other.consentTextId);
  }
}
