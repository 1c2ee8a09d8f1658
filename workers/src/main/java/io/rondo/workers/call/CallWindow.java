package io.rondo.workers.call;

import java.time.Instant;

/**
 * When somebody may be called.
 *
 * @param start the first instant
 * @param end the first instant at which it is too late
 */
public record CallWindow(Instant start, Instant end) {}
