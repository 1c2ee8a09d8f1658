package io.rondo.workers.fulfilment;

/** There is no such order, or this partner may not see it; nobody is told which. */
public class UnknownOrder extends RuntimeException {

  UnknownOrder(Object which) {
    super("There is no order " + which + ".");
  }
}
