package io.rondo.processes.security;

import io.rondo.workers.token.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing: after five wrong passwords for one name from one address, or fifty wrong ones
 * from one address, further tries are refused for a while without looking at the password. A right
 * password forgets the wrong ones of its name. Counts live in this node's memory; thread-safe.
 */
@Component
class LoginThrottle {

  static final int TRIES_PER_NAME = 5;
  static final int TRIES_PER_ADDRESS = 50;
  static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures = RecentlyUsed.map(REMEMBERED);

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last) {}

  /** How long this name must wait at this address; zero when it may try. */
  synchronized Duration pause(String name, String address) {
    Duration forName = rest(nameKey(name, address), TRIES_PER_NAME);
    Duration forAddress = rest(addressKey(address), TRIES_PER_ADDRESS);
    return forName.compareTo(forAddress) > 0 ? forName : forAddress;
  }

  synchronized void failed(String name, String address) {
    count(nameKey(name, address));
    count(addressKey(address));
  }

  synchronized void succeeded(String name, String address) {
    failures.remove(nameKey(name, address));
  }

  private Duration rest(String key, int allowed) {
    Failures known = failures.get(key);
    if (known == null || known.count() < allowed) {
      return Duration.ZERO;
    }
    Duration rest = Duration.between(clock.instant(), known.last().plus(PAUSE));
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  private void count(String key) {
    Instant now = clock.instant();
    Failures known = failures.get(key);
    boolean fresh = known == null || known.last().plus(PAUSE).isBefore(now);
    failures.put(key, new Failures(fresh ? 1 : known.count() + 1, now));
  }

  private static String nameKey(String name, String address) {
    return "name " + address + " " + name;
  }

  private static String addressKey(String address) {
    return "address " + address;
  }
}
