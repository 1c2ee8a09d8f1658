package io.rondo.workers.call;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Signals;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An order whose last call is settled is handed over, without another word of its partner. */
@Component
class CallsSettled {

  private final CallMapper mapper;
  private final Signals signals;
  private final Clock clock;

  CallsSettled(CallMapper mapper, Signals signals, Clock clock) {
    this.mapper = mapper;
    this.signals = signals;
    this.clock = clock;
  }

  /** Tells once when nobody is left to be called. */
  void tell(Order order) {
    boolean over =
        order.replacedAt() != null
            || order.state().isEnd()
            || order.state().hasReached(OrderState.HANDED_OVER);
    if (!over && mapper.unsettled(order.id()) == 0) {
      signals.store(
          new PartnerSignal(
              order.partnerId(),
              "calls-settled:" + order.code(),
              "api",
              order.code(),
              PartnerSignal.Kind.STATE,
              "{\"state\":\"handed_over\"}",
              clock.instant()));
    }
  }
}
