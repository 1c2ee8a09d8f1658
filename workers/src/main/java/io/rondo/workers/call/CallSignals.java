package io.rondo.workers.call;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.SignalReader;
import org.springframework.stereotype.Component;

/** Outcomes of calls that came as signals. */
@Component
class CallSignals implements SignalReader {

  private final CallOutcomes outcomes;

  CallSignals(CallOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.CALL;
  }

  @Override
  public String read(Order order, PartnerSignal signal) {
    return outcomes.report(order.code(), CallReport.read(signal.body()));
  }
}
