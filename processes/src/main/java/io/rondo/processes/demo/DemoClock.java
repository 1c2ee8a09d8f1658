package io.rondo.processes.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The time that Rondo reads while the demo world is made: it may lie in the past, so that a
 * campaign can have run for weeks. Afterwards, and on every later start, it is the real time.
 */
@Component
@Primary
@ConditionalOnProperty("rondo.demo")
class DemoClock extends Clock {

  private final Clock real = Clock.systemUTC();
  private volatile Duration behind = Duration.ZERO;

  /** Goes to a time. */
  void travelTo(Instant at) {
    behind = Duration.between(at, real.instant());
  }

  /** Back to the real time. */
  void comeHome() {
    behind = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return real.instant().minus(behind);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Rondo reads instants only");
  }
}
