package io.rondo.workers.call;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day or a yearly day on which nobody is called. */
final class Holiday {

  private static final Pattern MOVABLE = Pattern.compile("easter([+-]\\d{1,3})?");

  private final LocalDate day;
  private final MonthDay yearly;
  private final Integer fromEaster;

  private Holiday(LocalDate day, MonthDay yearly, Integer fromEaster) {
    this.day = day;
    this.yearly = yearly;
    this.fromEaster = fromEaster;
  }

  /**
   * Reads {@code 2026-12-25}, {@code 12-25} (every year) or {@code easter-2} (days from Easter
   * Sunday).
   *
   * @throws IllegalArgumentException when it is none of them
   */
  public static Holiday valueOf(String text) {
    Matcher movable = MOVABLE.matcher(text);
    if (movable.matches()) {
      String days = movable.group(1);
      return new Holiday(null, null, days == null ? 0 : Integer.parseInt(days));
    }
    try {
      return text.length() == 5
          ? new Holiday(null, MonthDay.parse("--" + text), null)
          : new Holiday(LocalDate.parse(text), null, null);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          text + " is no holiday: write 2026-12-25, 12-25 or easter-2.", e);
    }
  }

  boolean is(LocalDate date) {
    if (fromEaster != null) {
      return easter(date.getYear()).plusDays(fromEaster).equals(date);
    }
    return yearly == null ? day.equals(date) : yearly.equals(MonthDay.from(date));
  }

  /** Western Easter Sunday (Meeus, Astronomical Algorithms, chapter 8). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
