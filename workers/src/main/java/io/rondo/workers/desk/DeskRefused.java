package io.rondo.workers.desk;

/** A desk link or its code cannot be used now; the message is a sentence for whoever tried. */
public class DeskRefused extends RuntimeException {

  DeskRefused(String message) {
    super(message);
  }
}
