package io.rondo.workers.desk;

import java.time.Instant;

/**
 * What a partner's contact has still to be mailed about an order.
 *
 * @param what the step that is owed (draft, production, handover), or {@code replaced}
 * @param why one sentence for the partner; null when there is nothing to add
 */
public record OrderMail(
    long id,
    long orderId,
    String what,
    String why,
    int attempts,
    Instant nextTryAt,
    Instant createdAt) {}
