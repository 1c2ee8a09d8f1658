package io.rondo.workers.fulfilment;

/** A desk link or its code cannot be used now; the message is a sentence for the partner. */
public class DeskRefused extends RuntimeException {

  DeskRefused(String message) {
    super(message);
  }
}
