package io.rondo.workers.partner;

/** There is no partner of that code or id. */
public class UnknownPartner extends RuntimeException {

  UnknownPartner(Object which) {
    super("There is no partner " + which + ".");
  }
}
