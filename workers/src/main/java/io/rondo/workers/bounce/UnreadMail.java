package io.rondo.workers.bounce;

import java.time.Instant;

/**
 * A received mail that could not be read.
 *
 * @param sizeBytes as the mailbox says
 * @param why one sentence, and what to do
 */
public record UnreadMail(long id, long sizeBytes, String why, Instant foundAt) {}
