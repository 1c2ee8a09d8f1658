package io.rondo.workers.delivery;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Step;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether a delivery may go on: this node holds the step's lock, and the campaign is neither paused
 * nor stopped. Asks at most once per interval and remembers a no for good. Thread-safe.
 */
class MayGoOn {

  private final Step step;
  private final Campaigns campaigns;
  private final long everyNanos;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long askedAt;
  private volatile boolean lockLost;
  private volatile boolean held;

  MayGoOn(Step step, Campaigns campaigns, Duration every) {
    this.step = step;
    this.campaigns = campaigns;
    this.everyNanos = every.toNanos();
    ask();
  }

  boolean yes() {
    boolean due = System.nanoTime() - askedAt >= everyNanos;
    if (due && !lockLost && !held && asking.tryLock()) {
      try {
        ask();
      } finally {
        asking.unlock();
      }
    }
    return !lockLost && !held;
  }

  private void ask() {
    lockLost = !step.keepLock();
    held = !lockLost && !campaigns.mayDeliver(step.businessKey());
    askedAt = System.nanoTime();
  }
}
