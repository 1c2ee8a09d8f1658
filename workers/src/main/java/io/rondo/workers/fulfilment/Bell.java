package io.rondo.workers.fulfilment;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes a loop of this node when there is something to do. */
class Bell {

  private final Semaphore rings = new Semaphore(0);

  /** Rings once the current transaction has committed; at once when there is none. */
  void ring() {
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

  /** Sleeps until it rings or the time is over. */
  void sleep(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
