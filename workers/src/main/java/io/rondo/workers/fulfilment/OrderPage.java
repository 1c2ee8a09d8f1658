package io.rondo.workers.fulfilment;

import java.util.List;

/**
 * Some orders of a partner, the longest unchanged first.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record OrderPage(List<Order> orders, String nextCursor) {}
