package io.rondo.workers.token;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep what was used last, so that nobody fills the memory by inventing keys. */
public final class RecentlyUsed {

  private RecentlyUsed() {}

  /**
   * An empty map; reading a key uses it. Not thread-safe.
   *
   * @param most how many keys it keeps: one more, and the one unused for longest gives way
   */
  public static <K, V> Map<K, V> map(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
