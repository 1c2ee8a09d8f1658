package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.Bodies.StateBody;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import io.rondo.workers.fulfilment.StateRule.Verdict;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How far the partner is. */
@Component
class StateReader implements SignalKindReader {

  private static final int REFERENCE = 100;
  private static final int REASON = 300;

  private final OrderBook book;
  private final Facts facts;
  private final Gate gate;

  StateReader(OrderBook book, Facts facts, Gate gate) {
    this.book = book;
    this.facts = facts;
    this.gate = gate;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.STATE;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    StateBody body = Bodies.read(signal.body(), StateBody.class);
    String reference = Bodies.optional("reference", body.reference(), REFERENCE);
    String reason = Bodies.optional("reason", body.reason(), REASON);
    Verdict verdict = StateRule.judge(order, body.state(), gate.keepsPeople(order));
    String what = body.state().toLowerCase(java.util.Locale.ROOT);
    if (verdict.effect() != Effect.MOVED) {
      return Read.without(what, verdict.effect(), verdict.detail());
    }
    if (reference != null) {
      order.partnerReference = reference;
    }
    if (reason != null) {
      order.reason = reason;
    }
    if (body.promisedAt() != null) {
      order.promisedAt = body.promisedAt();
    }
    if (verdict.cancellation() != null) {
      order.cancellation(verdict.cancellation());
      facts.add(order, Facts.CANCELLATION_ANSWERED, 1);
    }
    if (verdict.next() != null) {
      book.move(order, verdict.next(), at);
    }
    return Read.moved(what, reason);
  }
}
