package io.rondo.workers.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Asks the database again after a deadlock or a short absence: what it refused left nothing. */
final class Again {

  private static final Logger LOG = LoggerFactory.getLogger(Again.class);
  private static final int TRIES = 4;
  private static final long PAUSE_MILLIS = 500;

  private Again() {}

  /** The answer. @throws DataAccessException when the fourth try fails too */
  static <T> T ask(Supplier<T> question) {
    for (int tried = 1; ; tried++) {
      try {
        return question.get();
      } catch (DataAccessException e) {
        if (tried == TRIES || !pause(PAUSE_MILLIS * tried)) {
          throw e;
        }
        LOG.warn("The database is asked once more: {}", e.getMostSpecificCause().getMessage());
      }
    }
  }

  private static boolean pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
