package io.rondo.workers.engine;

/** A user task cannot be completed so; the message says what to do instead. */
public class TaskRefused extends RuntimeException {

  /** The sentence the person sees. */
  public TaskRefused(String message) {
    super(message);
  }
}
