package io.rondo.workers.call;

import java.time.Instant;

/**
 * Somebody on a call list, as the partner that calls sees them.
 *
 * @param recipient for example {@code r17}
 * @param name null when nobody calls this person any more
 * @param phone E.164; null when nobody calls this person any more
 * @param timeZone where the called party is, for the agent; the first of several
 * @param windowStart when the next call may begin
 * @param windowEnd when it is too late
 * @param priority 1 is first
 * @param state open, callback, done, failed or withdrawn
 * @param callbackAt what was promised; null when nothing was
 */
public record CallEntry(
    int no,
    String recipient,
    String name,
    String phone,
    String language,
    String timeZone,
    Instant windowStart,
    Instant windowEnd,
    int priority,
    CallScript script,
    int attempts,
    int maxAttempts,
    String state,
    Instant callbackAt) {}
