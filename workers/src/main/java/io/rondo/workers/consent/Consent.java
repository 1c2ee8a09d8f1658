package io.rondo.workers.consent;

import java.time.Instant;

/**
 * A person's decision with its evidence.
 *
 * @param channel for example {@code email}
 * @param purpose for example {@code marketing}
 * @param decidedAt when the person said so
 * @param source where from, for example a form's name
 * @param text the text the person saw; null when a withdrawal has none
 * @param recordedAt when Rondo learnt it
 * @param replacedAt when another decision took its place; null while it holds
 */
public record Consent(
    long customerId,
    String channel,
    String purpose,
    boolean granted,
    Instant decidedAt,
    String source,
    String text,
    Instant recordedAt,
    Instant replacedAt) {}
