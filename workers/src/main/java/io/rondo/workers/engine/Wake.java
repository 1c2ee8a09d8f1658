package io.rondo.workers.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the worker loop of this node when there is something to do, so that it need not poll. */
@Component
class Wake {

  private final Semaphore bell = new Semaphore(0);

  /** Wakes once the current transaction has committed; at once when there is none. */
  void afterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      now();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            now();
          }
        });
  }

  void now() {
    bell.release();
  }

  /** Sleeps until somebody wakes or the time is over. */
  void sleep(Duration atMost) throws InterruptedException {
    if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }
}
