package io.rondo.workers.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it: 2026-11-02T09:00Z at first, a Monday. */
public class TestClock extends Clock {

  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

  private volatile Instant now = START;

  /** Moves on. */
  public void advance(Duration by) {
    now = now.plus(by);
  }

  /** Sets the time. */
  public void set(Instant at) {
    now = at;
  }

  /** Back to the start. */
  public void reset() {
    now = START;
  }

  @Override
  public Instant instant() {
    return now;
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
