package io.rondo.workers.partner;

/** Rondo does not connect to this address; the message says why, and nothing of what is there. */
public class AddressNotAllowed extends RuntimeException {

  /**
   * @param message one sentence
   */
  public AddressNotAllowed(String message) {
    super(message);
  }
}
