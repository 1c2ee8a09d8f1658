package io.rondo.workers.fulfilment;

/**
 * A person judged a draft. Published as a Spring event inside the transaction of the decision.
 *
 * @param decision accepted, changes_wanted or rejected
 */
public record DraftDecided(
    long orderId, String code, long partnerId, boolean test, int revision, String decision) {}
