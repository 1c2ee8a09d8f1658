package io.rondo.workers.fulfilment;

/** What a partner told cannot be read; the message says what is wrong, in one sentence. */
public class SignalRefused extends RuntimeException {

  SignalRefused(String message) {
    super(message);
  }
}
