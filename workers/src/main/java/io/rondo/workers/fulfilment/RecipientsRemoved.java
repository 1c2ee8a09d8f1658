package io.rondo.workers.fulfilment;

import java.util.List;

/**
 * People whom an order must leave out although its partner may have packed them already.
 *
 * @param recipients as the partner knows them, for example {@code r17}
 * @param reason for example {@code do_not_contact}
 */
public record RecipientsRemoved(
    long orderId,
    String code,
    long partnerId,
    List<String> recipients,
    String reason,
    boolean test) {}
