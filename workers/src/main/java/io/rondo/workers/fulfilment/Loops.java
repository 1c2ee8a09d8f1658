package io.rondo.workers.fulfilment;

import io.rondo.workers.database.Bell;
import io.rondo.workers.database.Loop;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Two threads a node: one acts upon what partners told, the other tells processes. */
@Component
class Loops implements SmartLifecycle {

  private final FulfilmentSettings settings;
  private final List<Loop> loops;
  private volatile boolean running;

  Loops(
      SignalPump pump,
      FactTeller teller,
      DependencyTeller dependencies,
      Bells bells,
      FulfilmentSettings settings) {
    this.settings = settings;
    this.loops =
        List.of(
            loop("rondo-signals", bells.signals(), pump::handleAll),
            loop(
                "rondo-facts",
                bells.facts(),
                () -> {
                  teller.tellAll();
                  dependencies.tellAll();
                }));
  }

  private Loop loop(String name, Bell bell, Runnable work) {
    return new Loop(name, bell, settings.poll(), settings::pauseAfter, work);
  }

  @Override
  public boolean isAutoStartup() {
    return settings.loops();
  }

  @Override
  public void start() {
    running = true;
    loops.forEach(Loop::start);
  }

  @Override
  public void stop() {
    running = false;
    loops.forEach(Loop::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
