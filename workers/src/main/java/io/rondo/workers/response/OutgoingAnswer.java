package io.rondo.workers.response;

/**
 * An answer of the staff on its way to a customer.
 *
 * @param messageId its row in {@link Messages}
 * @param customerId null while nobody knows who wrote
 * @param campaignId the campaign it began with; null when there was none
 * @param deliveryId the touch it began with; null when there was none
 * @param threadKey its conversation
 * @param inReplyTo the customer's message as the other side names it; null when we begin
 * @param subject null on channels without
 * @param text plain text, at most 64 KB
 * @param language for example {@code en}; null when nobody knows
 */
public record OutgoingAnswer(
    long messageId,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    String threadKey,
    String inReplyTo,
    String subject,
    String text,
    String language) {}
