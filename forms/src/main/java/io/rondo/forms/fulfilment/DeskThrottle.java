package io.rondo.forms.fulfilment;

import io.rondo.workers.token.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing: an address that asked for thirty unknown links within ten minutes gets no answer
 * for ten more, not even for a right one. Counts live in this node's memory; thread-safe.
 */
@Component
class DeskThrottle {

  static final int MISSES = 30;
  static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Misses> misses = RecentlyUsed.map(REMEMBERED);

  DeskThrottle(Clock clock) {
    this.clock = clock;
  }

  private record Misses(int count, Instant until) {}

  /** How long this address must wait; zero when it may ask. */
  synchronized Duration pause(String address) {
    Misses known = misses.get(address);
    if (known == null || known.count() < MISSES) {
      return Duration.ZERO;
    }
    Duration rest = Duration.between(clock.instant(), known.until());
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** This address asked for a link that there is not. */
  synchronized void missed(String address) {
    Instant now = clock.instant();
    Misses known = misses.get(address);
    boolean fresh = known == null || known.until().isBefore(now);
    misses.put(address, new Misses(fresh ? 1 : known.count() + 1, now.plus(WITHIN)));
  }
}
