package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * A remark on an order.
 *
 * @param revision of the draft it is about; 0 for the order as a whole
 * @param who a login, or the partner's code with a colon before it
 * @param internal whether only staff may read it
 */
public record Comment(
    int revision, String who, String comment, Instant writtenAt, boolean internal) {}
