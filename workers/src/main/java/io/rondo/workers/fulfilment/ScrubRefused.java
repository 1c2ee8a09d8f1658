package io.rondo.workers.fulfilment;

/** An order must not go out now: the message says what is missing and what to do. */
public class ScrubRefused extends RuntimeException {

  /** The sentence people read. */
  public ScrubRefused(String message) {
    super(message);
  }
}
