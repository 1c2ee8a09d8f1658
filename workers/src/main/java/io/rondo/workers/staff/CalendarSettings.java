package io.rondo.workers.staff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When staff work; due dates count these hours only.
 *
 * @param zone in which days begin and clocks are read; default Europe/Berlin
 * @param days on which people work, by their English names; default Monday to Friday
 * @param from when a working day begins; default 09:00
 * @param to when it ends, on the same day; default 17:00
 * @param holidays on which nobody works, as 2026-12-25; default none
 */
@ConfigurationProperties("rondo.workers.staff.calendar")
record CalendarSettings(
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue({"monday", "tuesday", "wednesday", "thursday", "friday"}) List<DayOfWeek> days,
    @DefaultValue("09:00") LocalTime from,
    @DefaultValue("17:00") LocalTime to,
    @DefaultValue List<LocalDate> holidays) {

  CalendarSettings {
    if (days.isEmpty()) {
      throw new IllegalArgumentException(
          "rondo.workers.staff.calendar.days names no day: no work would ever be due.");
    }
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "rondo.workers.staff.calendar.from (%s) is not before rondo.workers.staff.calendar.to (%s)."
              .formatted(from, to));
    }
    days = List.copyOf(days);
    holidays = List.copyOf(holidays);
  }
}
