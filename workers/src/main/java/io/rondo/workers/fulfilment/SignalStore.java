package io.rondo.workers.fulfilment;

import io.rondo.workers.database.BulkInsert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes signals durable, those of many callers at once by one statement: while one batch is on its
 * way to the disk the next one gathers, so that a flood costs few commits and a single one waits
 * for nobody. No thread of its own: of those who wait one writes for all.
 */
@Component
class SignalStore {

  /** Of a batch; each has at most 64 KB. */
  private static final int MOST = 100;

  /** Batches on their way: one at the disk, one behind it. */
  private static final int AT_ONCE = 2;

  private final SignalMapper mapper;
  private final DataSource dataSource;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  SignalStore(SignalMapper mapper, DataSource dataSource) {
    this.mapper = mapper;
    this.dataSource = dataSource;
  }

  /** A signal whose caller waits until it is stored for good. */
  private static final class Waiting {
    final PartnerSignal signal;
    final Instant now;
    final Thread caller = Thread.currentThread();
    private boolean isNew;
    private RuntimeException failure;
    private volatile boolean done;

    Waiting(PartnerSignal signal, Instant now) {
      this.signal = signal;
      this.now = now;
    }

    void end(boolean stored, RuntimeException why) {
      isNew = stored;
      failure = why;
      done = true;
      LockSupport.unpark(caller);
    }

    boolean result() {
      if (failure != null) {
        throw failure;
      }
      return isNew;
    }
  }

  /**
   * Stores a signal before it returns: in the caller's transaction where there is one, else for
   * good.
   *
   * @return whether it is new
   */
  boolean insert(PartnerSignal signal, Instant now) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return alone(signal, now);
    }
    Waiting mine = new Waiting(signal, now);
    queue.add(mine);
    boolean interrupted = false;
    while (!mine.done) {
      if (turns.tryAcquire()) {
        try {
          write();
        } finally {
          turns.release();
          wakeNext();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return mine.result();
  }

  /** Whoever came while all turns were taken would sleep on otherwise. */
  private void wakeNext() {
    Waiting next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.caller);
    }
  }

  private void write() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting one = queue.poll(); one != null; one = batch.size() < MOST ? queue.poll() : null) {
      batch.add(one);
    }
    try {
      if (batch.size() > 1) {
        together(batch);
        batch.forEach(one -> one.end(true, null));
      } else {
        batch.forEach(this::single);
      }
    } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
      batch.forEach(this::single); // one of them is known or wrong; none of them was stored
    } catch (RuntimeException e) {
      batch.forEach(one -> one.end(false, e));
    } finally {
      // after an error that is no exception nobody may wait for ever
      batch.stream()
          .filter(one -> !one.done)
          .forEach(one -> one.end(false, new IllegalStateException("It was not stored.")));
    }
  }

  private void single(Waiting one) {
    try {
      one.end(alone(one.signal, one.now), null);
    } catch (RuntimeException e) {
      one.end(false, e);
    }
  }

  private boolean alone(PartnerSignal signal, Instant now) {
    try {
      mapper.insert(signal, kind(signal), now);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** One statement, which is one transaction: all of them or none. */
  private void together(List<Waiting> batch) {
    BulkInsert rows =
        new BulkInsert(
            "partner_signal",
            List.of(
                "partner_id",
                "signal_id",
                "way",
                "order_code",
                "kind",
                "body",
                "occurred_at",
                "received_at",
                "state"));
    for (Waiting one : batch) {
      PartnerSignal signal = one.signal;
      rows.add(
          signal.partnerId(),
          signal.id(),
          signal.way(),
          signal.orderCode(),
          kind(signal),
          signal.body(),
          signal.occurredAt(),
          one.now,
          "open");
    }
    rows.run(dataSource);
  }

  private static String kind(PartnerSignal signal) {
    return signal.kind().name().toLowerCase(Locale.ROOT);
  }
}
