package io.rondo.workers.fulfilment;

/** Somebody changed the order since the caller read it. */
public class OrderChangedMeanwhile extends RuntimeException {

  OrderChangedMeanwhile(String code, int version) {
    super(
        "Order %s is in version %d by now. Read it again and repeat the change."
            .formatted(code, version));
  }
}
