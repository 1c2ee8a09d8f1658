package io.rondo.workers.fulfilment;

/**
 * Port: understands a kind of signal that this capability only stores. Asked in the transaction of
 * the one who handles the signal, while the order's row is locked.
 */
public interface SignalReader {

  /** The kind it understands. */
  PartnerSignal.Kind kind();

  /**
   * Does what the signal says, also for an order that is replaced or closed: the reader decides
   * what still counts then.
   *
   * @return what came of it: moved, repeated, late or noted; more words may follow a colon
   * @throws IllegalArgumentException when the body cannot be read; the message says why
   */
  String read(Order order, PartnerSignal signal);
}
