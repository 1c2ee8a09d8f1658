package io.rondo.forms.service;

import io.rondo.workers.insight.ServiceBoard;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How people sounded, as bars above and below a line; 30 days wide and 100 high. */
record MoodChart(List<Bar> bars) {

  private static final int DAYS = 30;
  private static final int MIDDLE = 50;
  private static final int STEP = 10;

  /** A day. @param height 1 to 50 */
  record Bar(int x, int y, int height, boolean good, String label) {}

  static MoodChart of(List<ServiceBoard.Day> days, LocalDate today) {
    return new MoodChart(
        days.stream()
            .filter(day -> ChronoUnit.DAYS.between(day.day(), today) < DAYS)
            .map(day -> bar(day, today))
            .toList());
  }

  private static Bar bar(ServiceBoard.Day day, LocalDate today) {
    int place = DAYS - 1 - (int) ChronoUnit.DAYS.between(day.day(), today);
    int height = Math.max(1, Math.abs(day.sentiment()) * MIDDLE / 100);
    boolean good = day.sentiment() >= 0;
    return new Bar(
        place * STEP,
        good ? MIDDLE - height : MIDDLE,
        height,
        good,
        day.day() + ": " + day.sentiment() + " over " + day.messages());
  }
}
