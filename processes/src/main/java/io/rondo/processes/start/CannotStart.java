package io.rondo.processes.start;

/** A reason not to start, as one sentence for the person who started Rondo. */
public class CannotStart extends RuntimeException {

  /** The sentence. */
  public CannotStart(String sentence) {
    super(sentence);
  }

  /** The sentence and what led to it. */
  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
