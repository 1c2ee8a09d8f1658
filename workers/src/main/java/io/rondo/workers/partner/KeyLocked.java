package io.rondo.workers.partner;

import java.time.Duration;

/** Too many wrong keys came from one place: nothing from there is looked at for a while. */
public class KeyLocked extends RuntimeException {

  private final transient Duration retryAfter;

  KeyLocked(Duration retryAfter) {
    super("Too many wrong keys from here. Try again later.");
    this.retryAfter = retryAfter;
  }

  /** How long nothing is looked at. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
