package io.rondo.workers.response;

import java.time.Instant;

/** A row of response_event before it has an id. */
record ResponseEvent(
    String source,
    String sourceEventId,
    String kind,
    String customerNumber,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    Integer linkNo,
    Long amountMinor,
    String currency,
    String actor,
    Instant occurredAt,
    Instant receivedAt) {}
