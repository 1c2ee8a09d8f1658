package io.rondo.workers.fulfilment;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the process of an order has still to be told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Facts {

  static final String ANSWERED = "fulfilment.orderAnswered";
  static final String DRAFT_RECEIVED = "fulfilment.draftReceived";
  static final String PRODUCED = "fulfilment.orderProduced";
  static final String HANDED_OVER = "fulfilment.orderHandedOver";
  static final String OUTCOMES_RECEIVED = "fulfilment.outcomesReceived";
  static final String STOP_WANTED = "fulfilment.orderStopWanted";
  static final String CANCELLATION_ANSWERED = "fulfilment.cancellationAnswered";

  private final FactMapper mapper;
  private final Bells bells;
  private final Clock clock;

  Facts(FactMapper mapper, Bells bells, Clock clock) {
    this.mapper = mapper;
    this.bells = bells;
    this.clock = clock;
  }

  /** Adds a fact, once; a sample order has no process, and an ended one needs to hear nothing. */
  void add(HeldOrder order, String message, int no) {
    if (order.hasListener() && mapper.known(order.id, message, no) == 0) {
      mapper.insert(order.id, message, no, clock.instant());
      bells.facts().ring();
    }
  }

  /** Nobody needs to hear any more of this order. */
  void moot(long orderId) {
    mapper.moot(orderId);
  }

  /** The process goes on and may listen to what waits. */
  void hurry(long orderId) {
    if (mapper.hurry(orderId, clock.instant()) > 0) {
      bells.facts().ring();
    }
  }

  /** The process waits from now on: what was told before is no news to it. */
  void awaitOutcomes(long orderId) {
    mapper.mootOne(orderId, OUTCOMES_RECEIVED);
  }

  /** Somebody got an outcome: a process that waits for some looks again. */
  void outcome(long orderId) {
    if (mapper.awaitsOutcomes(orderId) == 0) {
      return;
    }
    if (mapper.known(orderId, OUTCOMES_RECEIVED, 1) == 0) {
      mapper.insert(orderId, OUTCOMES_RECEIVED, 1, clock.instant());
      bells.facts().ring();
    } else {
      repeat(orderId, OUTCOMES_RECEIVED);
    }
  }

  /** The process asks again for something that it was told before. */
  void repeat(long orderId, String message) {
    mapper.repeat(orderId, message, clock.instant());
    bells.facts().ring();
  }
}
