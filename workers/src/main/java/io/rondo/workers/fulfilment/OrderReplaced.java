package io.rondo.workers.fulfilment;

/**
 * Somebody else gets what was left of an order. Published as a Spring event inside the transaction
 * that takes it away.
 *
 * @param why one sentence
 */
public record OrderReplaced(long orderId, String code, long partnerId, boolean test, String why) {}
