package io.rondo.processes.security;

import io.rondo.workers.token.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A bucket of requests for each key: full it holds a minute's worth, and it fills evenly. Buckets
 * live in this node's memory, those unused for longest give way; thread-safe.
 */
@Component
class PartnerRates {

  private static final int REMEMBERED = 10_000;
  private static final double MILLIS = Duration.ofMinutes(1).toMillis();

  private final int quota;
  private final Clock clock;
  private final Map<String, Bucket> buckets = RecentlyUsed.map(REMEMBERED);

  PartnerRates(PartnerDoorSettings settings, Clock clock) {
    this.quota = Math.max(1, settings.requestsPerMinute());
    this.clock = clock;
  }

  private record Bucket(double requests, Instant at) {}

  /**
   * What a key has left.
   *
   * @param seconds until there is one more, at least 1
   */
  record Left(boolean mayGo, int quota, int requests, long seconds) {}

  /** Takes one request out of the bucket of this key, if there is one. */
  synchronized Left take(String key) {
    Instant now = clock.instant();
    Bucket last = buckets.getOrDefault(key, new Bucket(quota, now));
    double filled = Math.max(0, Duration.between(last.at(), now).toMillis()) * quota / MILLIS;
    double requests = Math.min(quota, last.requests() + filled);
    boolean mayGo = requests >= 1;
    double rest = mayGo ? requests - 1 : requests;
    buckets.put(key, new Bucket(rest, now));
    double missing = Math.max(0, 1 - rest);
    long seconds = Math.max(1, (long) Math.ceil(missing * MILLIS / quota / 1000));
    return new Left(mayGo, quota, (int) rest, seconds);
  }
}
