package io.rondo.workers.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes a loop of this node when there is something to do. For many threads at once. */
public final class Bell {

  private final Semaphore rings = new Semaphore(0);

  /** Rings once the current transaction has committed; at once when there is none. */
  public void ring() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      rings.release();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            rings.release();
          }
        });
  }

  /** Sleeps until it rings or the time is over; of many who sleep one is woken. */
  public void sleep(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
