package io.rondo.workers.response;

/** An answer did not leave. The message says why and what to do, without an address. */
public class AnswerFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean worthAnotherTry;

  /**
   * A failure.
   *
   * @param message at most 200 characters for a person, without addresses or names
   * @param worthAnotherTry whether the same answer may pass later
   */
  public AnswerFailed(String message, boolean worthAnotherTry) {
    super(message);
    this.worthAnotherTry = worthAnotherTry;
  }

  /** Whether the same answer may pass later. */
  public boolean isWorthAnotherTry() {
    return worthAnotherTry;
  }
}
