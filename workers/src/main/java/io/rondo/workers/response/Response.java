package io.rondo.workers.response;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something that came back, as it is stored. What nobody knows is null.
 *
 * @param score its number; what it means depends on the kind
 * @param confidence 0 to 100 percent; null means certain
 * @param sentiment -100 (angry) to 100 (delighted)
 * @param messageId the words, in {@link Messages}
 * @param threadKey its conversation
 */
public record Response(
    long id,
    String source,
    String kind,
    String channel,
    String detail,
    BigDecimal score,
    Integer confidence,
    String topic,
    Integer sentiment,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    Long messageId,
    String threadKey,
    Long amountMinor,
    String currency,
    Instant occurredAt,
    Instant receivedAt) {}
