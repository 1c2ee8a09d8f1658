package io.rondo.workers.partner;

/** A webhook cannot be kept so; the message says what is wrong, and {@link #field} where. */
public class WebhookRefused extends RuntimeException {

  private final String field;

  WebhookRefused(String field, String message) {
    super(message);
    this.field = field;
  }

  /** url, events or state. */
  public String field() {
    return field;
  }
}
