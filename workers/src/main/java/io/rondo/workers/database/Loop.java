package io.rondo.workers.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of this node that works whenever its bell rings, and now and then by itself: for what
 * other nodes stored. Work that fails is done again after a pause.
 */
public final class Loop {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final Bell bell;
  private final Duration poll;
  private final IntFunction<Duration> pauseAfter;
  private final Runnable work;
  private volatile boolean running;
  private Thread thread;

  /**
   * A loop that does not run yet.
   *
   * @param name of its thread
   * @param poll how long it sleeps at most when nobody rings
   * @param pauseAfter how long it rests after a failure, by how many failures came before it
   * @param work does everything that there is to do; ends soon when its thread is interrupted
   */
  public Loop(
      String name, Bell bell, Duration poll, IntFunction<Duration> pauseAfter, Runnable work) {
    this.name = name;
    this.bell = bell;
    this.poll = poll;
    this.pauseAfter = pauseAfter;
    this.work = work;
  }

  /** Begins. */
  public void start() {
    running = true;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends, and waits for it a few seconds. */
  public void stop() {
    running = false;
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  private void run() {
    int failures = 0;
    while (running) {
      try {
        work.run();
        failures = 0;
      } catch (RuntimeException e) {
        if (running) {
          LOG.warn("{} tries again: {}", name, e.getMessage());
          failures++;
        }
      }
      try {
        bell.sleep(failures == 0 ? poll : pauseAfter.apply(failures - 1));
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
