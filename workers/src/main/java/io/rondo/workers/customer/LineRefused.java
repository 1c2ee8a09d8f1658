package io.rondo.workers.customer;

/** Why a line does not go in; the message names column and problem, not the value. */
final class LineRefused extends Exception {

  LineRefused(String message) {
    super(message, null, false, false);
  }

  LineRefused(String column, String problem) {
    this("Column " + column + ": " + problem + ".");
  }
}
