package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * A piece came back from the person it was meant for. Published as a Spring event inside the
 * transaction that keeps it.
 *
 * @param partnerCode who tells it
 * @param code moved, unknown, refused or deceased
 * @param signalKey the same for the same return
 * @param addressedAt when the partner got the address that the piece went to
 * @param at when it came back
 */
public record RecipientReturned(
    String partnerCode,
    Long campaignId,
    long deliveryId,
    long customerId,
    String code,
    String signalKey,
    Instant addressedAt,
    Instant at) {}
