package io.rondo.workers.call;

import java.util.List;

/**
 * People of an order must not be called any more.
 *
 * @param recipients as the partner knows them, for example {@code r17}
 * @param reason for example {@code do_not_call}
 */
public record CallsWithdrawn(
    long orderId,
    String orderCode,
    long partnerId,
    List<String> recipients,
    String reason,
    boolean test) {}
