package io.rondo.workers.call;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for calls to the numbers of a country.
 *
 * @param days on which people may be called; default Monday to Saturday
 * @param from since when, in the time of the called party; default 09:00
 * @param to until when; default 20:00
 * @param holidays on which nobody is called: 2026-12-25, 12-25 (every year) or easter-2
 * @param listDays how old a do-not-call list may be; 0 where the country keeps none, so that
 *     consent alone decides; default 31
 * @param lists the sources that must each be there; default none: any one is enough
 */
record CallCountry(
    @DefaultValue({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday"})
        List<DayOfWeek> days,
    @DefaultValue("09:00") LocalTime from,
    @DefaultValue("20:00") LocalTime to,
    @DefaultValue List<Holiday> holidays,
    @DefaultValue("31") int listDays,
    @DefaultValue List<String> lists) {

  CallCountry {
    if (days.isEmpty() || !from.isBefore(to) || listDays < 0) {
      throw new IllegalArgumentException(
          "rondo.workers.call.countries: a country needs a day, hours that begin before they end,"
              + " and a limit of age that is not negative.");
    }
    days = List.copyOf(days);
    holidays = List.copyOf(holidays);
    lists = List.copyOf(lists);
  }

  static CallCountry of(
      String from,
      String to,
      List<DayOfWeek> days,
      int listDays,
      List<String> lists,
      String... off) {
    return new CallCountry(
        days,
        LocalTime.parse(from),
        LocalTime.parse(to),
        List.of(off).stream().map(Holiday::valueOf).toList(),
        listDays,
        lists);
  }

  /** Whether people may be called on this day at all. */
  boolean isCallDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && holidays.stream().noneMatch(off -> off.is(day));
  }
}
