package io.rondo.workers.customer;

/** A number that is never called; the message says why, without the number. */
public final class PhoneRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PhoneRefused(String why) {
    super(why);
  }
}
