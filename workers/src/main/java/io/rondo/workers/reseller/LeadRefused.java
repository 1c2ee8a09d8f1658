package io.rondo.workers.reseller;

/** A lead cannot be offered, answered or closed so; the message says why. */
public class LeadRefused extends RuntimeException {

  LeadRefused(String message) {
    super(message);
  }

  /** The sentence people read. */
  public static LeadRefused because(String sentence) {
    return new LeadRefused(sentence);
  }
}
