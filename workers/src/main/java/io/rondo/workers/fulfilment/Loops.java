package io.rondo.workers.fulfilment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Two threads a node: one acts upon what partners told, the other tells processes. */
@Component
class Loops implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);

  private final SignalPump pump;
  private final FactTeller teller;
  private final DependencyTeller dependencies;
  private final Bells bells;
  private final FulfilmentSettings settings;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Loops(
      SignalPump pump,
      FactTeller teller,
      DependencyTeller dependencies,
      Bells bells,
      FulfilmentSettings settings) {
    this.pump = pump;
    this.teller = teller;
    this.dependencies = dependencies;
    this.bells = bells;
    this.settings = settings;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.loops();
  }

  @Override
  public void start() {
    running = true;
    begin("rondo-signals", bells.signals(), pump::handleAll);
    begin("rondo-facts", bells.facts(), this::tell);
  }

  private void tell() {
    teller.tellAll();
    dependencies.tellAll();
  }

  private void begin(String name, Bell bell, Runnable work) {
    Thread thread = new Thread(() -> loop(bell, work), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void loop(Bell bell, Runnable work) {
    int failures = 0;
    while (running) {
      try {
        work.run();
        failures = 0;
      } catch (RuntimeException e) {
        if (running) {
          LOG.warn("{} tries again: {}", Thread.currentThread().getName(), e.getMessage());
          failures++;
        }
      }
      try {
        bell.sleep(failures == 0 ? settings.poll() : settings.pauseAfter(failures - 1));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    for (Thread thread : threads) {
      thread.interrupt();
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
