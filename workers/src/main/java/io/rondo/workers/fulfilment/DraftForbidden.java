package io.rondo.workers.fulfilment;

/** This person may not judge this draft; the message says why. */
public class DraftForbidden extends OrderRefused {

  DraftForbidden(String message) {
    super(message);
  }
}
