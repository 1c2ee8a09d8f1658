package io.rondo.workers.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bean {@code rondoTime} of expressions, for due dates in models and for Tasklist's filters:
 * {@code ${rondoTime.startOfTomorrow()}}. Days begin in the time zone of this machine.
 */
final class RondoTime {

  private final Clock clock;

  RondoTime(Clock clock) {
    this.clock = clock;
  }

  /** Its methods by name; none takes an argument. */
  Map<String, Supplier<Object>> methods() {
    return Map.of(
        "now", () -> Date.from(clock.instant()),
        "startOfToday", () -> startOfDay(0),
        "startOfTomorrow", () -> startOfDay(1),
        "inTwoDays", () -> Date.from(clock.instant().plus(Duration.ofDays(2))),
        "inAWeek", () -> Date.from(clock.instant().plus(Duration.ofDays(7))));
  }

  private Date startOfDay(int daysAhead) {
    ZoneId zone = ZoneId.systemDefault();
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(daysAhead);
    return Date.from(day.atStartOfDay(zone).toInstant());
  }
}
