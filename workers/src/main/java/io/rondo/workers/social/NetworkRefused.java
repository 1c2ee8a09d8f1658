package io.rondo.workers.social;

/** A network does not take something, and would not take it another time. */
public class NetworkRefused extends RuntimeException {

  /** The sentence says what is wrong and what to do; never a password or token. */
  public NetworkRefused(String message) {
    super(message);
  }
}
