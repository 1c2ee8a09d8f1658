package io.rondo.integrations.print;

/** What a partner sent cannot be read: the message says why, in one sentence for its people. */
public class Unreadable extends IllegalArgumentException {

  /**
   * @param message a sentence without anything of the content
   */
  public Unreadable(String message) {
    super(message);
  }

  /** With what failed below, for the log. */
  public Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
