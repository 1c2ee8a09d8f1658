package io.rondo.workers.customer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes chunks in a thread of its own while the next ones are read; at most two wait. Chunks are
 * written in the order of the file.
 */
final class WriteBehind implements AutoCloseable {

  private static final int WAITING = 2;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread created = new Thread(task, "customer-import");
            created.setDaemon(true);
            return created;
          });
  private final Queue<Future<?>> waiting = new ArrayDeque<>();
  private final CustomerWriter writer;
  private final ImportTally tally;

  WriteBehind(CustomerWriter writer, ImportTally tally) {
    this.writer = writer;
    this.tally = tally;
  }

  void write(List<String> columns, List<ImportedLine> lines) {
    if (waiting.size() == WAITING) {
      await(waiting.remove());
    }
    waiting.add(thread.submit(() -> tally.add(writer.write(columns, lines))));
  }

  /** Waits until everything is written. */
  @Override
  public void close() {
    thread.shutdown();
    while (!waiting.isEmpty()) {
      await(waiting.remove());
    }
  }

  private static void await(Future<?> written) {
    try {
      written.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The import was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
