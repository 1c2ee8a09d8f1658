package io.rondo.workers.fulfilment;

/** An order cannot be treated so; the message says why and what to do. */
public class OrderRefused extends RuntimeException {

  OrderRefused(String message) {
    super(message);
  }
}
