package io.rondo.forms.fulfilment;

import java.time.Duration;

/**
 * There is no such link, or no longer, or not for this browser; nobody is told which.
 *
 * @see DeskAdvice
 */
class DeskGone extends RuntimeException {

  private final transient Duration pause;

  DeskGone() {
    this(Duration.ZERO);
  }

  /**
   * @param pause how long this address must wait because it guessed too often
   */
  DeskGone(Duration pause) {
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
