package io.rondo.workers.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Makes the items of many callers durable at once: while one batch is on its way to the disk the
 * next one gathers, so that a flood costs few commits and a single one waits for nobody. No thread
 * of its own: of those who wait one writes for all.
 *
 * @param <T> an item
 * @param <R> what its caller is told
 */
public final class GroupCommit<T, R> {

  /** Batches on their way: one at the disk, one behind it. */
  private static final int AT_ONCE = 2;

  private final int most;
  private final Function<List<T>, List<R>> together;
  private final Function<T, R> alone;
  private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /**
   * A way to write.
   *
   * @param most items of a batch
   * @param together stores two or more, all or none, and gives one result an item in their order;
   *     when the database refuses one of them or a lock, all are stored alone
   * @param alone stores one; what it throws reaches the caller of that item only
   */
  public GroupCommit(int most, Function<List<T>, List<R>> together, Function<T, R> alone) {
    this.most = most;
    this.together = together;
    this.alone = alone;
  }

  /** An item whose caller waits until it is stored for good. */
  private static final class Waiting<T, R> {
    final T item;
    final Thread caller = Thread.currentThread();
    private R result;
    private RuntimeException failure;
    private volatile boolean done;

    Waiting(T item) {
      this.item = item;
    }

    void end(R stored, RuntimeException why) {
      result = stored;
      failure = why;
      done = true;
      LockSupport.unpark(caller);
    }

    R result() {
      if (failure != null) {
        throw failure;
      }
      return result;
    }
  }

  /** Stores an item for good before it returns. Not for a caller inside a transaction. */
  public R store(T item) {
    Waiting<T, R> mine = new Waiting<>(item);
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
    Waiting<T, R> next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.caller);
    }
  }

  private void write() {
    List<Waiting<T, R>> batch = new ArrayList<>();
    for (Waiting<T, R> one = queue.poll();
        one != null;
        one = batch.size() < most ? queue.poll() : null) {
      batch.add(one);
    }
    try {
      if (batch.size() > 1) {
        List<R> results = together.apply(batch.stream().map(one -> one.item).toList());
        for (int i = 0; i < batch.size(); i++) {
          batch.get(i).end(results.get(i), null);
        }
      } else {
        batch.forEach(this::single);
      }
    } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
      batch.forEach(this::single); // one of them is known or wrong; none of them was stored
    } catch (RuntimeException e) {
      batch.forEach(one -> one.end(null, e));
    } finally {
      // after an error that is no exception nobody may wait for ever
      batch.stream()
          .filter(one -> !one.done)
          .forEach(one -> one.end(null, new IllegalStateException("It was not stored.")));
    }
  }

  private void single(Waiting<T, R> one) {
    try {
      one.end(alone.apply(one.item), null);
    } catch (RuntimeException e) {
      one.end(null, e);
    }
  }
}
