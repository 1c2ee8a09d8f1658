package io.rondo.workers.call;

import java.time.Instant;

/**
 * Somebody who was called answers the campaign.
 *
 * @param key the same for the same call
 * @param disposition sale or interested
 * @param amountMinor what a sale was worth, in minor units of the currency; null when nobody says
 */
public record CallAnswered(
    long deliveryId,
    long customerId,
    Long campaignId,
    String key,
    Disposition disposition,
    Long amountMinor,
    String currency,
    Instant at) {}
