package io.rondo.workers.fulfilment;

/**
 * What became of something a partner told.
 *
 * @param detail one sentence for the partner; empty when there is nothing to add
 * @param after the order as it is now
 */
public record Told(Effect effect, String detail, Order after) {}
