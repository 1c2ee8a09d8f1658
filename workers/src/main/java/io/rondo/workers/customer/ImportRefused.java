package io.rondo.workers.customer;

/** A file that cannot be imported at all; nothing of it was written. */
public class ImportRefused extends RuntimeException {

  /** The sentence for the person who sent the file. */
  public ImportRefused(String message) {
    super(message);
  }
}
