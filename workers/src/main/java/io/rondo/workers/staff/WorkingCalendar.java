package io.rondo.workers.staff;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/**
 * The hours in which people work. Time is counted as it really passes: a working day on which the
 * clock is put forward is shorter, and one on which it is put back is longer, where people work
 * through the change.
 */
public final class WorkingCalendar {

  private final ZoneId zone;
  private final Set<DayOfWeek> days;
  private final LocalTime from;
  private final LocalTime to;
  private final Set<LocalDate> holidays;

  /**
   * A calendar.
   *
   * @param days at least one
   * @param to after {@code from}
   */
  public WorkingCalendar(
      ZoneId zone,
      Collection<DayOfWeek> days,
      LocalTime from,
      LocalTime to,
      Collection<LocalDate> holidays) {
    if (days.isEmpty() || !from.isBefore(to)) {
      throw new IllegalArgumentException("A calendar without a working hour.");
    }
    this.zone = zone;
    this.days = Set.copyOf(days);
    this.from = from;
    this.to = to;
    this.holidays = Set.copyOf(holidays);
  }

  /**
   * When so many working hours have passed. What ends with a working day ends on that day, not in
   * the next morning; no hours at all end at the next working time.
   *
   * @throws IllegalArgumentException for less than 0 hours
   */
  public Instant plusHours(Instant start, int workingHours) {
    if (workingHours < 0) {
      throw new IllegalArgumentException("Working hours are not negative: " + workingHours);
    }
    Duration left = Duration.ofHours(workingHours);
    Instant at = nextWorkingTime(start);
    while (true) {
      Instant closing = closing(day(at));
      Duration today = Duration.between(at, closing);
      if (left.compareTo(today) <= 0) {
        return at.plus(left);
      }
      left = left.minus(today);
      at = nextWorkingTime(closing);
    }
  }

  /** The instant itself where people work then, else when they begin next. */
  public Instant nextWorkingTime(Instant instant) {
    LocalDate day = day(instant);
    if (isWorkingDay(day) && instant.isBefore(closing(day))) {
      Instant opening = opening(day);
      return instant.isBefore(opening) ? opening : instant;
    }
    do {
      day = day.plusDays(1);
    } while (!isWorkingDay(day));
    return opening(day);
  }

  /** The working time between two instants; none when the second is not after the first. */
  public Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    Instant at = nextWorkingTime(start);
    while (at.isBefore(end)) {
      Instant closing = closing(day(at));
      sum = sum.plus(Duration.between(at, closing.isBefore(end) ? closing : end));
      at = nextWorkingTime(closing);
    }
    return sum;
  }

  /** Whether people work on this day at all. */
  public boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** The day that an instant falls on where staff work. */
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** The time zone in which days begin. */
  public ZoneId zone() {
    return zone;
  }

  private Instant opening(LocalDate day) {
    return day.atTime(from).atZone(zone).toInstant();
  }

  private Instant closing(LocalDate day) {
    return day.atTime(to).atZone(zone).toInstant();
  }
}
