package io.rondo.workers.delivery;

/** An address cannot be a seed; the message says why. */
public class SeedRefused extends RuntimeException {

  SeedRefused(String message) {
    super(message);
  }
}
