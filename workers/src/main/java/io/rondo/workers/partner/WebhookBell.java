package io.rondo.workers.partner;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the sender of this node when a webhook has something to be told. */
@Component
public class WebhookBell {

  private final Semaphore bell = new Semaphore(0);

  /** Sleeps until it rings or the time is over. */
  public void await(Duration atMost) throws InterruptedException {
    if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  /** Rings once the current transaction has committed; at once when there is none. */
  public void ring() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      bell.release();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.release();
          }
        });
  }
}
