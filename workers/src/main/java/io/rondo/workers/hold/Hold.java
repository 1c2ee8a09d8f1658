package io.rondo.workers.hold;

import java.time.Instant;

/**
 * A time in which marketing leaves a person in peace.
 *
 * @param reason the word of a {@link HoldReason}
 * @param caseCode for example {@code S-2026-0001}
 * @param releasedAt null while it holds
 */
public record Hold(
    long customerId, String reason, String caseCode, Instant heldAt, Instant releasedAt) {}
