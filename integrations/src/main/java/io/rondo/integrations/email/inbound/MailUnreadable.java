package io.rondo.integrations.email.inbound;

/** A mail that cannot be read; the message says why, in our own words. */
class MailUnreadable extends RuntimeException {

  MailUnreadable(String message) {
    super(message);
  }

  MailUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
