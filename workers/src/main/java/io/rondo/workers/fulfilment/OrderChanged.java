package io.rondo.workers.fulfilment;

/**
 * An order is no longer what it was. Published as a Spring event inside the transaction of the
 * change.
 *
 * @param cancellation null while nobody wants to stop it
 * @param test whether it is a sample order
 */
public record OrderChanged(
    long orderId,
    String code,
    long partnerId,
    OrderState state,
    Cancellation cancellation,
    boolean test) {}
