package io.rondo.integrations.email;

import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.delivery.OutcomeSink;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/** Remembers the outcome of each mail and refuses a second one. */
class Sink implements OutcomeSink {

  private final Map<Long, Outcome> outcomes = new ConcurrentSkipListMap<>();
  private BooleanSupplier mayGoOn = () -> true;
  private LongPredicate mayLeave = deliveryId -> true;

  @Override
  public void record(Outcome outcome) {
    if (outcomes.putIfAbsent(outcome.deliveryId(), outcome) != null) {
      throw new AssertionError("A second outcome for mail " + outcome.deliveryId());
    }
  }

  @Override
  public boolean mayGoOn() {
    return mayGoOn.getAsBoolean();
  }

  @Override
  public boolean mayLeave(long deliveryId) {
    return mayLeave.test(deliveryId);
  }

  Sink lettingGo(LongPredicate condition) {
    mayLeave = condition;
    return this;
  }

  Sink goingOnWhile(BooleanSupplier condition) {
    mayGoOn = condition;
    return this;
  }

  Outcome of(long deliveryId) {
    return outcomes.get(deliveryId);
  }

  Map<Long, Outcome> all() {
    return outcomes;
  }
}
