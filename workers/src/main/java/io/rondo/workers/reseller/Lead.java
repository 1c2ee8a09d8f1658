package io.rondo.workers.reseller;

import java.time.Instant;

/**
 * Somebody whom a reseller may serve.
 *
 * @param state offered, accepted, won, lost, not_reached, unplaced (nobody is left to be asked), or
 *     withdrawn
 * @param partnerId who has it; null while nobody does
 * @param offers how many partners were asked so far
 * @param dueAt until when the partner answers; null unless it is offered
 */
public record Lead(
    long id,
    String code,
    long customerId,
    String customerNumber,
    String campaignCode,
    String why,
    String state,
    Long partnerId,
    String partnerName,
    int offers,
    Long valueMinor,
    String currency,
    String reason,
    String consentSource,
    Instant createdAt,
    Instant dueAt,
    Instant acceptedAt,
    Instant closedAt) {}
