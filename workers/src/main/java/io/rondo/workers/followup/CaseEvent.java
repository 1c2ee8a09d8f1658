package io.rondo.workers.followup;

import java.time.Instant;

/**
 * Something that happened to a case.
 *
 * @param what opened, joined, assigned, reminded, escalated, answered, unsent, promised, waiting,
 *     surveyed, reopened, satisfied, skipped or closed
 * @param who of the staff; null for the customer and for Rondo itself
 * @param messageId the words, in {@link io.rondo.workers.response.Messages}; null for none
 * @param detail in a few words, never personal; null for none
 */
public record CaseEvent(
    long id,
    String what,
    String who,
    Long responseEventId,
    Long messageId,
    String detail,
    Instant happenedAt) {}
