package io.rondo.workers.followup;

/** There is no case of that code. */
public class UnknownCase extends RuntimeException {

  /** A sentence for people. */
  public UnknownCase(String code) {
    super("There is no case " + code + ".");
  }
}
