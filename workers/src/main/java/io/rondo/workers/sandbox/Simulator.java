package io.rondo.workers.sandbox;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.fulfilment.Signals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Stands in for a partner: tells of a sample order what a partner would, step by step, in seconds.
 * Every step has an id of its own, so walking an order again changes nothing.
 */
@Component
class Simulator implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

  private final Signals signals;
  private final SignalPump pump;
  private final SandboxSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService steps =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "rondo-simulator");
            thread.setDaemon(true);
            return thread;
          });

  Simulator(Signals signals, SignalPump pump, SandboxSettings settings, Clock clock) {
    this.signals = signals;
    this.pump = pump;
    this.settings = settings;
    this.clock = clock;
  }

  private record Told(String name, Kind kind, String body) {}

  /** Begins to walk; the order arrives after a few seconds. */
  void walk(Order order) {
    step(order, way(order), 0);
  }

  private static List<Told> way(Order order) {
    List<Told> way = new ArrayList<>();
    way.add(state("accepted"));
    if (order.kind() != null && order.kind().channel() != null) {
      way.add(
          new Told(
              "recipients",
              Kind.RECIPIENTS,
              "{\"accepted\":[[1,%d]],\"rejected\":[]}".formatted(order.quantity())));
    }
    for (String name : List.of("in_production", "produced", "handed_over", "delivered_estimated")) {
      way.add(state(name));
    }
    return way;
  }

  private static Told state(String name) {
    return new Told(name, Kind.STATE, "{\"state\":\"%s\"}".formatted(name));
  }

  private void step(Order order, List<Told> way, int number) {
    if (number == way.size()) {
      return;
    }
    steps.schedule(
        () -> {
          try {
            tell(order, way.get(number));
          } catch (RuntimeException e) {
            LOG.warn("The sample order {} stopped on its way.", order.code(), e);
            return;
          }
          step(order, way, number + 1);
        },
        settings.pace().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void tell(Order order, Told told) {
    signals.store(
        new PartnerSignal(
            order.partnerId(),
            "simulator-" + order.code() + "-" + told.name(),
            "api",
            order.code(),
            told.kind(),
            told.body(),
            clock.instant()));
    pump.handleAll();
  }

  @Override
  public void destroy() {
    steps.shutdownNow();
  }
}
