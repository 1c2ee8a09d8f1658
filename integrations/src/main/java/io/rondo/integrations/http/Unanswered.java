package io.rondo.integrations.http;

import java.io.IOException;

/**
 * A partner did not answer, or was not asked. The message is made of our words only: it tells
 * nothing of what listens there.
 */
public class Unanswered extends IOException {

  private final boolean refused;

  Unanswered(String message, boolean refused, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** Whether Rondo itself would not connect to that address. */
  public boolean refused() {
    return refused;
  }
}
