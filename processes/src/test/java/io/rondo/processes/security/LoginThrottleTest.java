package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private final TestClock clock = new TestClock();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  @Test
  void aFewWrongPasswordsAreHuman() {
    fail("ann", "here", LoginThrottle.TRIES_PER_NAME - 1);
    assertThat(throttle.pause("ann", "here")).isZero();
  }

  @Test
  void moreMustWaitAndTheWaitEnds() {
    fail("ann", "here", LoginThrottle.TRIES_PER_NAME);
    assertThat(throttle.pause("ann", "here")).isEqualTo(LoginThrottle.PAUSE);
    clock.advance(LoginThrottle.PAUSE.plus(Duration.ofSeconds(1)));
    assertThat(throttle.pause("ann", "here")).isZero();
  }

  @Test
  void nobodyLocksAPersonOutFromSomewhereElse() {
    fail("ann", "there", 100);
    assertThat(throttle.pause("ann", "here")).isZero();
  }

  @Test
  void oneAddressCannotTryEveryName() {
    for (int i = 0; i < LoginThrottle.TRIES_PER_ADDRESS; i++) {
      throttle.failed("name" + i, "there");
    }
    assertThat(throttle.pause("ann", "there")).isPositive();
  }

  @Test
  void theRightPasswordForgetsTheWrongOnes() {
    fail("ann", "here", LoginThrottle.TRIES_PER_NAME - 1);
    throttle.succeeded("ann", "here");
    fail("ann", "here", LoginThrottle.TRIES_PER_NAME - 1);
    assertThat(throttle.pause("ann", "here")).isZero();
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(name, address);
    }
  }
}
