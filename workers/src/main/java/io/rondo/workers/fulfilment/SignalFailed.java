package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.SignalMapper.Stored;

/** A signal could not be acted upon; whatever was begun for it is taken back. */
class SignalFailed extends RuntimeException {

  private final transient Stored signal;

  SignalFailed(Stored signal, RuntimeException cause) {
    super(cause);
    this.signal = signal;
  }

  Stored signal() {
    return signal;
  }

  /** What its partner is told; null when it is not the partner's fault. */
  String refusal() {
    return getCause() instanceof SignalRefused ? getCause().getMessage() : null;
  }
}
