package io.rondo.workers.delivery;

import java.time.Instant;

/** One person's line of the ledger. @param reason why excluded or failed; null otherwise */
public record LedgerRow(
    long id,
    String customerNumber,
    String cell,
    String channel,
    String state,
    String reason,
    String detail,
    int attempts,
    Instant notBeforeAt,
    Instant claimedAt,
    Instant sentAt) {}
