package io.rondo.workers.engine;

import java.time.Duration;

/**
 * A failure that time mends: whoever was asked is away or busy. The step is tried again like after
 * any failure, but not before the other side wants to hear of us.
 */
public class StepPostponed extends RuntimeException {

  private final transient Duration retryAfter;

  /**
   * @param message what an incident shows, should all tries fail
   * @param retryAfter how long the other side asked to be left alone; null when it said nothing
   */
  public StepPostponed(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** How long the other side asked to be left alone; null when it said nothing. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
