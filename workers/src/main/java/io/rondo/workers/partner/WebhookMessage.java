package io.rondo.workers.partner;

import java.time.Instant;

/**
 * What a webhook is told, and how far that is.
 *
 * @param messageId the {@code webhook-id} on the wire, the same for every try and every replay
 * @param body JSON {@code {type, timestamp, data}}
 * @param state pending, delivered, failed (given up), gone (the endpoint said 410)
 * @param attempts since it was made or last replayed
 * @param nextTryAt null when there is none
 * @param lastStatus null when nothing answered, or nothing was tried
 * @param lastError in our words; null when the last try went well
 */
public record WebhookMessage(
    long id,
    long webhookId,
    String messageId,
    String type,
    String body,
    String state,
    int attempts,
    Instant nextTryAt,
    Instant giveUpAt,
    Integer lastStatus,
    String lastError,
    Instant createdAt,
    Instant deliveredAt) {}
