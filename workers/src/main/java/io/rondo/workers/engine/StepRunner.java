package io.rondo.workers.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Performs one locked step and tells the engine what came of it. The one base for all workers. */
final class StepRunner implements AutoCloseable {

  /** Pauses between tries; after the last one a person has to look. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  /** The first try and one after each pause. */
  static final int TRIES = PAUSES.size() + 1;

  private static final Logger log = LoggerFactory.getLogger(StepRunner.class);
  private static final int LONGEST_ERROR = 500;

  private final ExternalTaskService tasks;
  private final RuntimeService runtime;
  private final TransactionTemplate transaction;
  private final TransactionTemplate ownTransaction;
  private final Duration lock;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "rondo-locks");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stopping;

  StepRunner(
      ExternalTaskService tasks,
      RuntimeService runtime,
      PlatformTransactionManager transactions,
      Duration lock) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.transaction = new TransactionTemplate(transactions);
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.lock = lock;
  }

  /** The lock was lost: whatever the step did in its transaction must not stay. */
  private static final class LockLost extends RuntimeException {
    LockLost() {
      super(null, null, false, false);
    }
  }

  /** The process ended, or another node has taken the step over. */
  private static final class StepGone extends RuntimeException {
    StepGone(Throwable cause) {
      super(null, cause, false, false);
    }
  }

  void run(LockedExternalTask task, Worker worker) {
    // by the clock that set it: the demo's engine begins in the past
    if (task.getLockExpirationTime().before(ClockUtil.getCurrentTime())) {
      return;
    }
    try (LockedStep locked =
        new LockedStep(task, tasks, ownTransaction, lock, clockwork, () -> stopping)) {
      perform(task, worker, locked);
    } catch (LockLost
        | SuspendedEntityInteractionException
        | OptimisticLockingException
        | OptimisticLockingFailureException e) {
      // paused, stopped or taken over meanwhile: give it back, it is taken again when it goes on
      quietly(() -> tasks.unlock(task.getId()));
    } catch (StepGone e) {
      log.debug("Step {} of {} is gone.", task.getActivityId(), task.getBusinessKey());
    } catch (BusinessError e) {
      quietly(
          () -> tasks.handleBpmnError(task.getId(), task.getWorkerId(), e.code(), e.getMessage()));
    } catch (StepRefused e) {
      fail(task, e.getMessage(), 0, Duration.ZERO);
    } catch (RuntimeException e) {
      retry(task, e);
    } catch (Error e) {
      retry(task, e);
      throw e;
    }
  }

  private void perform(LockedExternalTask task, Worker worker, LockedStep locked) {
    if (worker.transactional()) {
      transaction.executeWithoutResult(
          status -> finish(task, locked, worker.perform(locked.step())));
    } else {
      Result result = worker.perform(locked.step());
      transaction.executeWithoutResult(status -> finish(task, locked, result));
    }
  }

  private void finish(LockedExternalTask task, LockedStep locked, Result result) {
    if (!locked.ends()) {
      throw new LockLost();
    }
    Map<String, Object> variables = Values.toEngine(result.variables());
    try {
      if (!result.removed().isEmpty()) {
        runtime.removeVariables(task.getProcessInstanceId(), result.removed());
      }
      tasks.complete(task.getId(), task.getWorkerId(), variables);
    } catch (SuspendedEntityInteractionException e) {
      throw e;
    } catch (NullValueException | BadUserRequestException e) {
      throw new StepGone(e);
    }
  }

  private void retry(LockedExternalTask task, Throwable why) {
    int left = (task.getRetries() == null ? TRIES : task.getRetries()) - 1;
    log.warn(
        "Step {} of {} failed, {} tries left.",
        task.getActivityId(),
        task.getBusinessKey(),
        Math.max(0, left),
        why);
    Duration pause = left <= 0 ? Duration.ZERO : pause(left, why);
    fail(task, described(why), Math.max(0, left), pause);
  }

  /** Our own pause, or the longer one that the other side asked for. */
  private static Duration pause(int left, Throwable why) {
    Duration own = PAUSES.get(Math.max(0, PAUSES.size() - left));
    Duration asked = why instanceof StepPostponed postponed ? postponed.retryAfter() : null;
    return asked != null && asked.compareTo(own) > 0 ? asked : own;
  }

  private void fail(LockedExternalTask task, String message, int left, Duration pause) {
    quietly(
        () ->
            tasks.handleFailure(
                task.getId(), task.getWorkerId(), cut(message), left, pause.toMillis()));
  }

  /** What an incident shows: no trace and no address. */
  static String described(Throwable why) {
    String message = why.getMessage() == null ? "" : ": " + why.getMessage();
    return cut(why.getClass().getSimpleName() + message)
        .replaceAll("[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+", "…@…");
  }

  private static String cut(String text) {
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  /** What the engine no longer wants to hear is not worth an error. */
  private static void quietly(Runnable command) {
    try {
      command.run();
    } catch (NullValueException | BadUserRequestException | OptimisticLockingException e) {
      log.debug("The step is gone: {}", e.getMessage());
    }
  }

  /** From now on every step that asks is told that its lock is gone. */
  void stopSoon() {
    stopping = true;
  }

  @Override
  public void close() {
    stopSoon();
    clockwork.shutdownNow();
  }
}
