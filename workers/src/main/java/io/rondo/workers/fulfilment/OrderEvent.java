package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * Something that happened to an order, also what had no effect.
 *
 * @param what a state, a draft, a comment, a reminder ...
 * @param effect see {@link Effect}
 * @param who a login, a partner's code with a colon before it, or rondo
 * @param detail null when there is nothing to add
 */
public record OrderEvent(
    long id, String what, String effect, String who, String detail, Instant happenedAt) {}
