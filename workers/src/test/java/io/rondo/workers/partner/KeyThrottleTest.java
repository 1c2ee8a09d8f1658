package io.rondo.workers.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guessing gets slower, and only for who guesses. */
class KeyThrottleTest {

  private final TestClock clock = new TestClock();
  private final KeyThrottle throttle = new KeyThrottle(clock);

  @Test
  void thePauseDoublesUpToAnHour() {
    fail("rk_live_a", "192.0.2.1", KeyThrottle.TRIES - 1);
    assertThat(throttle.pause("rk_live_a", "192.0.2.1")).isZero();

    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      throttle.failed("rk_live_a", "192.0.2.1");
      assertThat(throttle.pause("rk_live_a", "192.0.2.1")).hasMinutes(minutes);
    }
    clock.advance(Duration.ofMinutes(60));
    assertThat(throttle.pause("rk_live_a", "192.0.2.1")).isZero();
  }

  @Test
  void anotherPrefixOrAddressIsNotHeldBack() {
    fail("rk_live_a", "192.0.2.1", KeyThrottle.TRIES);

    assertThat(throttle.pause("rk_live_b", "192.0.2.1")).isZero();
    assertThat(throttle.pause("rk_live_a", "192.0.2.2")).isZero();
  }

  @Test
  void manyPrefixesFromOneAddressAreOneGuesser() {
    for (int i = 0; i < KeyThrottle.TRIES_PER_ADDRESS; i++) {
      throttle.failed("rk_live_" + i, "2001:db8:1:2::" + i);
    }

    assertThat(throttle.pause("rk_live_new", "2001:db8:1:2:ffff::1")).isPositive();
    assertThat(throttle.pause("rk_live_new", "2001:db8:1:3::1")).isZero();
  }

  @Test
  void aRightKeyForgetsTheWrongOnesOfItsPrefix() {
    fail("rk_live_a", "192.0.2.1", KeyThrottle.TRIES - 1);
    throttle.succeeded("rk_live_a", "192.0.2.1");
    fail("rk_live_a", "192.0.2.1", KeyThrottle.TRIES - 1);

    assertThat(throttle.pause("rk_live_a", "192.0.2.1")).isZero();
  }

  @Test
  void aQuietDayForgets() {
    fail("rk_live_a", "192.0.2.1", KeyThrottle.TRIES + 5);
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    throttle.failed("rk_live_a", "192.0.2.1");

    assertThat(throttle.pause("rk_live_a", "192.0.2.1")).isZero();
  }

  @Test
  void whatIsRememberedIsBounded() {
    for (int i = 0; i < KeyThrottle.REMEMBERED * 2; i++) {
      throttle.failed("rk_live_" + i, "192.0.2." + i);
    }

    assertThat(throttle.remembered()).isEqualTo(KeyThrottle.REMEMBERED);
  }

  private void fail(String prefix, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(prefix, address);
    }
  }
}
