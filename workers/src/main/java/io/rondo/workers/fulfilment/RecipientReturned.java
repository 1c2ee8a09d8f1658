package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * A piece came back from the person it was meant for. Published as a Spring event inside the
 * transaction that keeps it.
 *
 * @param code moved, unknown, refused or deceased
 * @param signalKey the same for the same return
 */
public record RecipientReturned(
    long deliveryId, long customerId, String code, String signalKey, Instant at) {}
