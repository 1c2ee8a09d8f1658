package io.rondo.workers.engine;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Takes steps from the engine and has their workers perform them. One thread fetches, a few work.
 * Long steps (those that reach outside) have threads of their own, so that a mailing holds up
 * nobody's brief. More nodes on the same database share the same queue.
 */
@Component
class WorkerLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkerLoop.class);

  private final ExternalTaskService tasks;
  private final RuntimeService runtime;
  private final PlatformTransactionManager transactions;
  private final EngineSettings settings;
  private final Wake wake;
  private final Map<String, Worker> workers = new TreeMap<>();
  private final String node =
      ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();

  private volatile boolean running;
  private StepRunner runner;
  private List<Lane> lanes;
  private Thread fetcher;

  WorkerLoop(
      ExternalTaskService tasks,
      RuntimeService runtime,
      PlatformTransactionManager transactions,
      EngineSettings settings,
      Wake wake,
      List<Worker> workers) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.transactions = transactions;
    this.settings = settings;
    this.wake = wake;
    for (Worker worker : workers) {
      Worker other = this.workers.put(worker.topic(), worker);
      if (other != null) {
        throw new IllegalStateException("Two workers serve the topic " + worker.topic() + ".");
      }
    }
  }

  /** Some topics and the threads that serve them. Short steps are locked ahead. */
  private final class Lane {
    private final List<String> topics;
    private final int room;
    private final AtomicInteger taken = new AtomicInteger();
    private final ExecutorService pool;

    Lane(String name, int threads, boolean transactional) {
      this.topics =
          workers.values().stream()
              .filter(worker -> worker.transactional() == transactional)
              .map(Worker::topic)
              .toList();
      this.room = transactional ? 2 * threads : threads;
      AtomicInteger number = new AtomicInteger();
      this.pool =
          Executors.newFixedThreadPool(
              threads, work -> new Thread(work, "rondo-" + name + "-" + number.incrementAndGet()));
    }

    /** Whether there may be more to fetch at once. */
    boolean fetch() {
      int free = room - taken.get();
      if (free <= 0 || topics.isEmpty()) {
        return false;
      }
      List<LockedExternalTask> locked = lock(free);
      locked.forEach(this::take);
      return locked.size() == free;
    }

    private List<LockedExternalTask> lock(int most) {
      ExternalTaskQueryBuilder query = tasks.fetchAndLock(most, node, true);
      for (String topic : topics) {
        query = query.topic(topic, settings.lock().toMillis());
      }
      return query.execute();
    }

    private void take(LockedExternalTask task) {
      taken.incrementAndGet();
      pool.execute(
          () -> {
            try {
              if (running) {
                runner.run(task, workers.get(task.getTopicName()));
              } else {
                tasks.unlock(task.getId());
              }
            } catch (RuntimeException e) {
              log.warn("Step {} could not be ended; it is taken again.", task.getActivityId(), e);
            } finally {
              taken.decrementAndGet();
              wake.now();
            }
          });
    }

    void stop() throws InterruptedException {
      pool.shutdown();
      if (!pool.awaitTermination(20, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    }
  }

  @Override
  public void start() {
    runner = new StepRunner(tasks, runtime, transactions, settings.lock());
    lanes =
        List.of(
            new Lane("steps", settings.threads(), true),
            new Lane("long", settings.threads(), false));
    running = true;
    fetcher = new Thread(this::fetch, "rondo-fetch");
    fetcher.setDaemon(true);
    fetcher.start();
    log.info("Serves {}", String.join(", ", workers.keySet()));
  }

  private void fetch() {
    while (running) {
      try {
        boolean more = false;
        for (Lane lane : lanes) {
          more |= lane.fetch();
        }
        if (!more) {
          wake.sleep(settings.poll());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (running) {
          log.warn("No steps can be fetched: {}", e.getMessage());
          rest();
        }
      }
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
    } catch (InterruptedException e) {
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    runner.stopSoon();
    fetcher.interrupt();
    try {
      fetcher.join(TimeUnit.SECONDS.toMillis(5));
      for (Lane lane : lanes) {
        lane.stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runner.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
