package io.rondo.workers.reseller;

/** There is no such lead, or it was never this partner's; nobody is told which. */
public class UnknownLead extends RuntimeException {

  UnknownLead(Object which) {
    super("There is no lead " + which + ".");
  }
}
