package io.rondo.workers.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Monday to Friday, 9 to 17 o'clock in Berlin, unless a test says otherwise. */
class WorkingCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final WorkingCalendar calendar = calendar(Map.of());

  @ParameterizedTest
  @CsvSource({
    // 2 November 2026 is a Monday
    "2026-11-02T10:00, 4, 2026-11-02T14:00",
    "2026-11-02T10:00, 7, 2026-11-02T17:00",
    "2026-11-02T10:00, 8, 2026-11-03T10:00",
    "2026-11-02T09:00, 8, 2026-11-02T17:00",
    "2026-11-02T09:00, 16, 2026-11-03T17:00",
    "2026-11-02T17:00, 1, 2026-11-03T10:00",
    "2026-11-02T16:59:30, 1, 2026-11-03T09:59:30",
    "2026-11-02T03:00, 1, 2026-11-02T10:00",
    "2026-11-02T23:30, 2, 2026-11-03T11:00",
    "2026-11-06T16:00, 2, 2026-11-09T10:00",
    "2026-11-07T12:00, 1, 2026-11-09T10:00",
    "2026-11-02T12:00, 0, 2026-11-02T12:00",
    "2026-11-08T12:00, 0, 2026-11-09T09:00",
    "2026-11-02T09:00, 80, 2026-11-13T17:00"
  })
  void onlyWorkingHoursCount(String from, int hours, String due) {
    assertThat(calendar.plusHours(berlin(from), hours)).isEqualTo(berlin(due));
  }

  @Test
  void holidaysAndTheYearsEndAreSkipped() {
    WorkingCalendar christmas =
        calendar(Map.of("holidays", "2026-12-24,2026-12-25,2026-12-31,2027-01-01"));

    assertThat(christmas.plusHours(berlin("2026-12-23T16:00"), 2))
        .isEqualTo(berlin("2026-12-28T10:00"));
    assertThat(christmas.plusHours(berlin("2026-12-30T16:00"), 2))
        .isEqualTo(berlin("2027-01-04T10:00"));
    assertThat(christmas.isWorkingDay(LocalDate.of(2026, 12, 25))).isFalse();
    assertThat(christmas.isWorkingDay(LocalDate.of(2027, 12, 24))).isTrue();
  }

  @Test
  void theHourOfTheClockStaysWhereTheClockChangesOverTheWeekend() {
    // on 28 March 2027 and 31 October 2027 the clock is changed in Berlin
    assertThat(calendar.plusHours(berlin("2027-03-26T16:00"), 2))
        .isEqualTo(berlin("2027-03-29T10:00"))
        .isEqualTo("2027-03-29T08:00:00Z");
    assertThat(calendar.plusHours(berlin("2027-10-29T16:00"), 2))
        .isEqualTo(berlin("2027-11-01T10:00"))
        .isEqualTo("2027-11-01T09:00:00Z");
  }

  @Test
  void whoWorksThroughTheChangeWorksAnHourLessOrMore() {
    WorkingCalendar sundays = calendar(Map.of("days", "sunday", "from", "00:00", "to", "08:00"));

    assertThat(sundays.between(berlin("2027-03-28T00:00"), berlin("2027-03-28T08:00")))
        .isEqualTo(Duration.ofHours(7));
    assertThat(sundays.plusHours(berlin("2027-03-28T00:00"), 4))
        .isEqualTo(berlin("2027-03-28T05:00"));
    assertThat(sundays.between(berlin("2027-10-31T00:00"), berlin("2027-10-31T08:00")))
        .isEqualTo(Duration.ofHours(9));
    assertThat(sundays.plusHours(berlin("2027-10-31T00:00"), 9))
        .isEqualTo(berlin("2027-10-31T08:00"));
  }

  @Test
  void aDayThatBeginsInTheMissingHourBeginsWhenTheClockHasJumped() {
    WorkingCalendar night = calendar(Map.of("days", "sunday", "from", "02:30", "to", "04:00"));

    assertThat(night.nextWorkingTime(berlin("2027-03-28T00:00")))
        .isEqualTo(berlin("2027-03-28T03:30"));
    assertThat(night.plusHours(berlin("2027-03-28T00:00"), 1))
        .isEqualTo(night.nextWorkingTime(berlin("2027-04-04T00:00")).plusSeconds(1800));
  }

  @Test
  void theNextWorkingTimeIsNowWhilePeopleWork() {
    assertThat(calendar.nextWorkingTime(berlin("2026-11-02T09:00")))
        .isEqualTo(berlin("2026-11-02T09:00"));
    assertThat(calendar.nextWorkingTime(berlin("2026-11-02T16:59")))
        .isEqualTo(berlin("2026-11-02T16:59"));
    assertThat(calendar.nextWorkingTime(berlin("2026-11-06T17:00")))
        .isEqualTo(berlin("2026-11-09T09:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T10:00, 2026-11-02T12:00, PT2H",
    "2026-11-02T10:00, 2026-11-03T10:00, PT8H",
    "2026-11-06T16:00, 2026-11-09T10:00, PT2H",
    "2026-11-07T00:00, 2026-11-08T23:00, PT0S",
    "2026-11-02T08:00, 2026-11-02T18:00, PT8H",
    "2026-11-03T10:00, 2026-11-02T10:00, PT0S"
  })
  void timeBetweenIsWorkingTime(String from, String to, Duration worked) {
    assertThat(calendar.between(berlin(from), berlin(to))).isEqualTo(worked);
  }

  @Test
  void whatIsAddedIsWhatLiesBetween() {
    Instant start = berlin("2026-10-22T13:17");
    for (int hours = 1; hours < 500; hours += 7) {
      assertThat(calendar.between(start, calendar.plusHours(start, hours)))
          .isEqualTo(Duration.ofHours(hours));
    }
  }

  @Test
  void hoursBackwardsAreNone() {
    assertThatThrownBy(() -> calendar.plusHours(Instant.EPOCH, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSettingsAreThoseOfTheHouseUnlessSaid() {
    CalendarSettings settings = settings(Map.of());

    assertThat(settings.zone()).isEqualTo(BERLIN);
    assertThat(settings.days())
        .containsExactlyElementsOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    assertThat(settings.from()).isEqualTo(LocalTime.of(9, 0));
    assertThat(settings.to()).isEqualTo(LocalTime.of(17, 0));
    assertThat(settings.holidays()).isEmpty();
  }

  @Test
  void settingsWithoutAWorkingHourAreRefusedByName() {
    refused(Map.of("days", ""), "rondo.workers.staff.calendar.days names no day");
    refused(
        Map.of("from", "17:00", "to", "09:00"),
        "rondo.workers.staff.calendar.from (17:00) is not before rondo.workers.staff.calendar.to"
            + " (09:00).");
    refused(Map.of("from", "09:00", "to", "09:00"), "rondo.workers.staff.calendar.from (09:00)");
  }

  @Test
  void settingsThatSayNothingAreRefusedByName() {
    refused(Map.of("zone", "Europe/Bonn"), "rondo.workers.staff.calendar.zone");
    refused(Map.of("days", "monday,caturday"), "rondo.workers.staff.calendar.days");
    refused(Map.of("from", "25:00"), "rondo.workers.staff.calendar.from");
    refused(Map.of("holidays", "2026-02-30"), "rondo.workers.staff.calendar.holidays");
  }

  private static void refused(Map<String, String> values, String why) {
    assertThatThrownBy(() -> settings(values))
        .isInstanceOf(BindException.class)
        .satisfies(
            thrown ->
                assertThat(
                        java.util.stream.Stream.iterate(
                                thrown, failure -> failure != null, Throwable::getCause)
                            .map(Throwable::getMessage)
                            .toList()
                            .toString())
                    .contains(why));
  }

  private static WorkingCalendar calendar(Map<String, String> values) {
    CalendarSettings settings = settings(values);
    return new StaffConfiguration().workingCalendar(settings);
  }

  private static CalendarSettings settings(Map<String, String> values) {
    Map<String, String> properties = new java.util.HashMap<>();
    values.forEach((name, value) -> properties.put("rondo.workers.staff.calendar." + name, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("rondo.workers.staff.calendar", CalendarSettings.class);
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
