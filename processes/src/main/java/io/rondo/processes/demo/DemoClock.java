package io.rondo.processes.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The time that Rondo and the engine read while the demo world is made: it may lie in the past, so
 * that a campaign can have run for weeks. Afterwards, and on every later start, it is the real
 * time.
 *
 * <p>The engine has to travel too: by its own clock every deadline of the past would be over at
 * once.
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
    ClockUtil.offset(-behind.toMillis());
  }

  /** Back to the real time. */
  void comeHome() {
    behind = Duration.ZERO;
    ClockUtil.reset();
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
