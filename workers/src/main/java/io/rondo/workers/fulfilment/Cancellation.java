package io.rondo.workers.fulfilment;

import java.util.Locale;

/** How far the wish to stop an order is: {@code cancel_requested → cancelled|cancel_refused}. */
public enum Cancellation {
  CANCEL_REQUESTED,
  CANCELLED,
  CANCEL_REFUSED;

  /** As it stands in tables and the API, for example {@code cancel_refused}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
