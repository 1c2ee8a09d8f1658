package io.rondo.workers.reseller;

import java.time.Instant;

/**
 * A customer whom a partner serves better went to it, or one came to us: an outcome of its own.
 *
 * @param campaignId null where no campaign led to it
 * @param toPartner whether we gave the customer away
 */
public record Referred(
    String code, long customerId, Long campaignId, boolean toPartner, Instant at) {}
