package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * Something a partner sent that nobody could read.
 *
 * @param way by which it came, see {@link PartnerSignal}
 * @param orderCode the order that its address is for; null where only the content would say
 * @param why one sentence
 */
public record UnreadMessage(
    long id, long partnerId, String way, String orderCode, String why, Instant receivedAt) {}
