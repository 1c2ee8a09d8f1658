package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Instant;

/** Acts upon signals of one kind. The order's row is locked, in the transaction of the caller. */
interface SignalKindReader {

  /** What it reads. */
  PartnerSignal.Kind kind();

  /**
   * Acts once.
   *
   * @param at when it happened
   * @throws SignalRefused when the body cannot be read
   */
  Read read(HeldOrder order, Stored signal, Instant at);

  /**
   * What came of it.
   *
   * @param what the name of the event
   * @param changed whether the order is another than before
   */
  record Read(String what, Effect effect, String detail, boolean changed) {

    static Read moved(String what, String detail) {
      return new Read(what, Effect.MOVED, detail, true);
    }

    static Read without(String what, Effect effect, String detail) {
      return new Read(what, effect, detail, false);
    }
  }
}
