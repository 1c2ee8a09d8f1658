package io.rondo.workers.response;

import java.time.Instant;

/**
 * Words that came.
 *
 * @param channel email, sms, social, support, web
 * @param remoteRef the other side's name for it, at most 300 characters; the same twice on a
 *     channel is one message; null when it has none
 * @param inReplyTo the message it answers, as its channel names it; null when it begins
 * @param threadKey its conversation, from {@link ThreadKeys}
 * @param authorHash SHA-256 (hex) of the sender's address or handle; null when nobody knows
 * @param customerId null while nobody knows who wrote
 * @param subject null on channels without; cut after 200 characters
 * @param text plain text; cut after 64 KB
 * @param language for example {@code en}; null when nobody knows
 * @param occurredAt when it was written; null means now
 */
public record IncomingMessage(
    String channel,
    String remoteRef,
    String inReplyTo,
    String threadKey,
    String authorHash,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    String subject,
    String text,
    String language,
    Instant occurredAt) {}
