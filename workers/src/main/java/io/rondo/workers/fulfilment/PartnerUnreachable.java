package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.StepPostponed;
import java.time.Duration;

/** A partner could not be reached or was busy: the same order is handed over again later. */
public class PartnerUnreachable extends StepPostponed {

  /**
   * @param retryAfter how long the partner asked to be left alone; null when it said nothing
   */
  public PartnerUnreachable(String message, Duration retryAfter, Throwable cause) {
    super(message, retryAfter, cause);
  }
}
