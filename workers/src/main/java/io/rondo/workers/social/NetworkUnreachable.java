package io.rondo.workers.social;

import io.rondo.workers.engine.StepPostponed;
import java.time.Duration;

/** A network is away or busy: the same may be tried again later. */
public class NetworkUnreachable extends StepPostponed {

  /**
   * @param retryAfter how long the network asked to be left alone; null when it said nothing
   */
  public NetworkUnreachable(String message, Duration retryAfter, Throwable cause) {
    super(message, retryAfter, cause);
  }
}
