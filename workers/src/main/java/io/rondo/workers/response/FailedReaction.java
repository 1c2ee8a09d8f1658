package io.rondo.workers.response;

import java.time.Instant;

/**
 * A response that could not be acted upon, however often it was tried: a person has to look.
 *
 * @param id of the response
 * @param customerId null while nobody knows who it was
 * @param problem what stood in the way, without personal data
 */
public record FailedReaction(
    long id,
    String kind,
    String channel,
    Long customerId,
    Long campaignId,
    Instant receivedAt,
    Instant failedAt,
    int tries,
    String problem) {}
