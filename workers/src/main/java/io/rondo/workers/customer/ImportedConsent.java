package io.rondo.workers.customer;

import java.time.Instant;

/**
 * What a line says about consent to one channel.
 *
 * @param channel email, letter, postcard or call
 * @param newCustomer whether the customer came with this file: then no consent is known yet
 * @param decidedAt null when a refusal of consent bears no date
 * @param text the text shown; null when a refusal of consent bears none
 */
public record ImportedConsent(
    long customerId,
    String channel,
    boolean newCustomer,
    boolean granted,
    Instant decidedAt,
    String source,
    String text) {}
