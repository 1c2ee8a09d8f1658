package io.rondo.workers.engine;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lock of one step: renewed at a third of its time, in a transaction of its own, until the step
 * ends. Once lost it stays lost.
 */
final class LockedStep implements AutoCloseable {

  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(1);

  private final LockedExternalTask task;
  private final ExternalTaskService tasks;
  private final TransactionTemplate ownTransaction;
  private final Duration lock;
  private final BooleanSupplier stopping;
  private final ScheduledFuture<?> heartbeat;
  private long renewedAt = System.nanoTime();
  private boolean ended;
  private boolean lost;

  LockedStep(
      LockedExternalTask task,
      ExternalTaskService tasks,
      TransactionTemplate ownTransaction,
      Duration lock,
      ScheduledExecutorService clockwork,
      BooleanSupplier stopping) {
    this.task = task;
    this.tasks = tasks;
    this.ownTransaction = ownTransaction;
    this.lock = lock;
    this.stopping = stopping;
    long third = Math.max(1, lock.toMillis() / 3);
    this.heartbeat =
        clockwork.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
  }

  Step step() {
    return new VariablesStep(
        task.getBusinessKey(),
        name -> Values.fromEngine(task.getVariables().getValueTyped(name)),
        this::keep);
  }

  private synchronized boolean keep() {
    if (stopping.getAsBoolean()) {
      lost = true;
    }
    if (System.nanoTime() - renewedAt > OFTEN_ENOUGH.toNanos()) {
      renew();
    }
    return !lost;
  }

  private synchronized void renew() {
    if (ended || lost) {
      return;
    }
    try {
      ownTransaction.executeWithoutResult(
          status -> tasks.extendLock(task.getId(), task.getWorkerId(), lock.toMillis()));
      renewedAt = System.nanoTime();
    } catch (BadUserRequestException e) {
      // suspended, gone, or another's
      lost = true;
    } catch (RuntimeException e) {
      // a write beside ours, or no database: the lock still holds for the rest of its time
      lost = System.nanoTime() - renewedAt > lock.toNanos();
    }
  }

  /** No heartbeat from here on: the step is about to be completed. @return whether it still may */
  synchronized boolean ends() {
    ended = true;
    heartbeat.cancel(false);
    return !lost;
  }

  @Override
  public void close() {
    ends();
  }
}
