package io.rondo.workers.partner;

import io.rondo.workers.token.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing of keys. After {@value #TRIES} wrong ones for one prefix from one address, or
 * {@value #TRIES_PER_ADDRESS} wrong ones from one address, nothing from there is looked at for a
 * minute, then for two, four and so on up to an hour. Another address is not held back: nobody can
 * lock a partner out. Counts live in this node's memory, the oldest give way; thread-safe.
 */
@Component
class KeyThrottle {

  static final int TRIES = 5;
  static final int TRIES_PER_ADDRESS = 50;
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  static final int REMEMBERED = 20_000;

  private final Clock clock;
  private final Map<String, Failures> failures = RecentlyUsed.map(REMEMBERED);

  KeyThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param until when the pause ends; null while there is none
   */
  private record Failures(int count, Instant last, Instant until) {}

  /** How long this prefix must wait at this address; zero when it may try. */
  synchronized Duration pause(String prefix, String address) {
    Duration forPrefix = rest(prefixKey(prefix, address));
    Duration forAddress = rest(addressKey(address));
    return forPrefix.compareTo(forAddress) > 0 ? forPrefix : forAddress;
  }

  synchronized void failed(String prefix, String address) {
    count(prefixKey(prefix, address), TRIES);
    count(addressKey(address), TRIES_PER_ADDRESS);
  }

  synchronized void succeeded(String prefix, String address) {
    failures.remove(prefixKey(prefix, address));
  }

  /** How many are remembered. */
  synchronized int remembered() {
    return failures.size();
  }

  private Duration rest(String key) {
    Failures known = failures.get(key);
    if (known == null || known.until() == null) {
      return Duration.ZERO;
    }
    Duration rest = Duration.between(clock.instant(), known.until());
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** A day without a failure forgets the ones before. */
  private void count(String key, int allowed) {
    Instant now = clock.instant();
    Failures known = failures.get(key);
    boolean fresh = known == null || known.last().plus(Duration.ofDays(1)).isBefore(now);
    int count = fresh ? 1 : known.count() + 1;
    failures.put(key, new Failures(count, now, pauseUntil(now, count - allowed)));
  }

  private static Instant pauseUntil(Instant now, int beyond) {
    if (beyond < 0) {
      return null;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, 6));
    return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private static String prefixKey(String prefix, String address) {
    return prefix + " " + network(address);
  }

  private static String addressKey(String address) {
    return network(address);
  }

  /** Of IPv6 the first four groups: whoever has one address has all of these. */
  private static String network(String address) {
    if (address == null) {
      return "";
    }
    String[] groups = address.split(":", -1);
    if (groups.length < 3 || address.startsWith("::")) {
      return address;
    }
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
      network.append(groups[i]).append(':');
    }
    return network.toString();
  }
}
