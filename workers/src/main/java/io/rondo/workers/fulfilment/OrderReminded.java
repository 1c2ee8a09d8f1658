package io.rondo.workers.fulfilment;

/**
 * A partner is asked for the step that it owes. Published as a Spring event inside the transaction
 * that notes it.
 *
 * @param step answer, draft, production, handover or recipients
 */
public record OrderReminded(long orderId, String code, long partnerId, boolean test, String step) {}
