package io.rondo.workers.bounce;

import java.time.Instant;

/**
 * The mail that something came back for.
 *
 * @param code the campaign's
 * @param emailHash of the address that the customer has today; null when there is none
 * @param domain of that address, in lower case; null when there is none
 * @param language of the customer; null when unknown
 * @param leftAt when it was handed over, or claimed for that; null before
 * @param erased whether the customer was erased since
 */
record Touch(
    long deliveryId,
    long campaignId,
    String code,
    long customerId,
    String emailHash,
    String domain,
    String language,
    Instant leftAt,
    boolean erased) {}
