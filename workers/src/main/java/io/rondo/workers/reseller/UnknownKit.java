package io.rondo.workers.reseller;

/** There is no such kit or order of one, or this partner may not see it; nobody is told which. */
public class UnknownKit extends RuntimeException {

  UnknownKit(Object which) {
    super("There is no kit " + which + ".");
  }
}
