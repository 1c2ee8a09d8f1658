package io.rondo.workers.call;

import java.time.Instant;

/** The time of a promised call has come: the partner is to make it now. */
public record CallBackDue(
    long orderId,
    String orderCode,
    long partnerId,
    String recipient,
    Instant dueAt,
    boolean test) {}
