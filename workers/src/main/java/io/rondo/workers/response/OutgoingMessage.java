package io.rondo.workers.response;

/**
 * Words of ours that are to leave.
 *
 * @param channel where the customer spoke to us
 * @param inReplyTo the customer's message as its channel names it; null when we begin
 * @param threadKey its conversation, from {@link ThreadKeys}
 * @param customerId null while nobody knows who wrote
 * @param author who of the staff wrote it; null when a rule did
 * @param subject null on channels without; cut after 200 characters
 * @param text plain text; cut after 64 KB
 * @param language for example {@code en}; null when nobody knows
 */
public record OutgoingMessage(
    String channel,
    String inReplyTo,
    String threadKey,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    String author,
    String subject,
    String text,
    String language) {}
