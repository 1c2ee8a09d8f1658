package io.rondo.workers.conversation;

import java.time.Instant;

/**
 * What was known of a consent at a moment.
 *
 * @param decidedAt when the person said so
 * @param source where from
 */
public record ConsentThen(boolean granted, Instant decidedAt, String source) {}
