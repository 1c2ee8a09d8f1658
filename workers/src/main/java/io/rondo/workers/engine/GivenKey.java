package io.rondo.workers.engine;

import java.util.function.Supplier;

/**
 * Says, to the listener that gives new instances their key, that Rondo itself starts one under a
 * key that is there already. Nobody outside can say so.
 */
final class GivenKey {

  private static final ThreadLocal<Boolean> GIVEN = new ThreadLocal<>();

  private GivenKey() {}

  /** Whether the instance that this thread starts now keeps the key it was given. */
  static boolean holds() {
    return GIVEN.get() != null;
  }

  /** Starts something under the key that it is given. */
  static <T> T during(Supplier<T> start) {
    GIVEN.set(true);
    try {
      return start.get();
    } finally {
      GIVEN.remove();
    }
  }
}
