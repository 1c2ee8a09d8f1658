package io.rondo.workers.call;

/** A do-not-call list cannot be loaded; the message says why. */
public class DncRefused extends RuntimeException {

  DncRefused(String message) {
    super(message);
  }
}
