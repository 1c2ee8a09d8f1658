package io.rondo.workers.engine;

/** A failure that no retry can mend; a person has to look. Becomes an incident at once. */
public class StepRefused extends RuntimeException {

  /** The sentence that the incident shows: what is wrong and what to do. */
  public StepRefused(String message) {
    super(message);
  }
}
