package io.rondo.workers.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallWindowsTest {

  private static final List<DayOfWeek> NOT_SUNDAY =
      List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));
  private static final List<DayOfWeek> EVERY_DAY = List.of(DayOfWeek.values());
  private static final CallCountry GERMANY =
      CallCountry.of("09:00", "20:00", NOT_SUNDAY, 0, List.of(), "12-25", "12-26", "easter+1");

  @Test
  void anOpenWindowBeginsNowAndEndsAtTheHour() {
    assertThat(next(GERMANY, "2026-11-02T14:30:00Z", "Europe/Berlin"))
        .isEqualTo(window("2026-11-02T14:30:00Z", "2026-11-02T19:00:00Z"));
  }

  @Test
  void aMissedWindowOpensTheNextDay() {
    assertThat(next(GERMANY, "2026-11-02T19:00:00Z", "Europe/Berlin"))
        .isEqualTo(window("2026-11-03T08:00:00Z", "2026-11-03T19:00:00Z"));
  }

  @Test
  void nobodyIsCalledOnASundayOrAHoliday() {
    // Christmas Eve is a Thursday; the 25th and 26th are holidays, the 27th is a Sunday
    assertThat(next(GERMANY, "2026-12-24T20:00:00Z", "Europe/Berlin").start())
        .isEqualTo(at("2026-12-28T08:00:00Z"));
    assertThat(next(GERMANY, "2027-03-27T21:00:00Z", "Europe/Berlin").start())
        .as("Easter Sunday and Monday 2027")
        .isEqualTo(at("2027-03-30T07:00:00Z"));
  }

  @Test
  void theHolidayIsTheOneOfTheCalledParty() {
    CallCountry us = CallCountry.of("08:00", "21:00", EVERY_DAY, 31, List.of(), "12-25");

    // 26 December in Berlin, still 25 December in Los Angeles
    assertThat(CallWindows.isOpen(us, zones("America/Los_Angeles"), at("2026-12-26T01:00:00Z")))
        .isFalse();
    assertThat(CallWindows.isOpen(us, zones("America/New_York"), at("2026-12-26T13:00:00Z")))
        .isTrue();
  }

  @Test
  void theHourStaysTheSameWhenTheClockIsPutForward() {
    // Berlin, 28 March 2026 is a Saturday, the clock changes on Sunday
    CallCountry daily = CallCountry.of("09:00", "20:00", EVERY_DAY, 0, List.of());

    assertThat(next(daily, "2026-03-28T19:30:00Z", "Europe/Berlin"))
        .isEqualTo(window("2026-03-29T07:00:00Z", "2026-03-29T18:00:00Z"));
  }

  @Test
  void theHourStaysTheSameWhenTheClockIsPutBack() {
    CallCountry daily = CallCountry.of("09:00", "20:00", EVERY_DAY, 0, List.of());

    assertThat(next(daily, "2026-10-24T18:30:00Z", "Europe/Berlin"))
        .isEqualTo(window("2026-10-25T08:00:00Z", "2026-10-25T19:00:00Z"));
  }

  @Test
  void anOpeningThatTheClockLeavesOutIsTheChange() {
    CallCountry early = CallCountry.of("02:30", "20:00", EVERY_DAY, 0, List.of());

    assertThat(next(early, "2026-03-29T00:00:00Z", "Europe/Berlin").start())
        .isEqualTo(at("2026-03-29T01:00:00Z"));
  }

  @Test
  void anHourThatComesTwiceNeverWidensAWindow() {
    CallCountry early = CallCountry.of("02:30", "20:00", EVERY_DAY, 0, List.of());
    CallCountry late = CallCountry.of("00:30", "02:30", EVERY_DAY, 0, List.of());

    assertThat(next(early, "2026-10-25T00:00:00Z", "Europe/Berlin").start())
        .as("opens the second time")
        .isEqualTo(at("2026-10-25T01:30:00Z"));
    assertThat(next(late, "2026-10-25T00:00:00Z", "Europe/Berlin").end())
        .as("closes the first time")
        .isEqualTo(at("2026-10-25T00:30:00Z"));
  }

  @Test
  void theLeapDayIsADayLikeAnyOther() {
    CallCountry off = CallCountry.of("09:00", "20:00", NOT_SUNDAY, 0, List.of(), "02-29");

    assertThat(next(GERMANY, "2028-02-28T19:30:00Z", "Europe/Berlin").start())
        .isEqualTo(at("2028-02-29T08:00:00Z"));
    assertThat(next(off, "2028-02-28T19:30:00Z", "Europe/Berlin").start())
        .as("a yearly holiday on it")
        .isEqualTo(at("2028-03-01T08:00:00Z"));
    assertThat(next(off, "2027-02-26T19:30:00Z", "Europe/Berlin").start())
        .as("in a year without it")
        .isEqualTo(at("2027-02-27T08:00:00Z"));
  }

  @Test
  void whereTheZoneIsUnknownItMustBeTimeInAllOfThem() {
    CallCountry us = CallCountry.of("08:00", "21:00", NOT_SUNDAY, 31, List.of());
    String[] coasts = {"America/New_York", "America/Chicago", "America/Los_Angeles"};

    // New York opens at 13:00 UTC, Los Angeles at 16:00; New York closes at 02:00
    assertThat(next(us, "2026-11-03T13:30:00Z", coasts))
        .isEqualTo(window("2026-11-03T16:00:00Z", "2026-11-04T02:00:00Z"));
    assertThat(CallWindows.isOpen(us, zones(coasts), at("2026-11-04T03:00:00Z"))).isFalse();
  }

  @Test
  void zonesWithoutACommonHourHaveNoWindow() {
    CallCountry hour = CallCountry.of("09:00", "10:00", NOT_SUNDAY, 31, List.of());

    assertThat(
            CallWindows.next(
                hour, zones("America/New_York", "Pacific/Auckland"), at("2026-11-03T13:30:00Z")))
        .isEmpty();
  }

  @Test
  void everyInstantOfAYearIsJudgedByTheClockOnTheWall() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant end = at("2027-01-01T00:00:00Z");
    for (Instant at = at("2026-01-01T00:07:00Z"); at.isBefore(end); at = at.plusSeconds(3600)) {
      ZonedDateTime wall = at.atZone(berlin);
      boolean open =
          GERMANY.isCallDay(wall.toLocalDate()) && wall.getHour() >= 9 && wall.getHour() < 20;

      assertThat(CallWindows.isOpen(GERMANY, List.of(berlin), at)).as("%s", wall).isEqualTo(open);
    }
  }

  @Test
  void easterIsWhereTheChurchPutsIt() {
    assertThat(
            Stream.of(2024, 2025, 2026, 2027, 2038, 2285)
                .map(Holiday::easter)
                .map(Object::toString))
        .containsExactly(
            "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22");
  }

  private static CallWindow next(CallCountry country, String from, String... zones) {
    return CallWindows.next(country, zones(zones), at(from)).orElseThrow();
  }

  private static CallWindow window(String start, String end) {
    return new CallWindow(at(start), at(end));
  }

  private static List<ZoneId> zones(String... names) {
    return Stream.of(names).map(ZoneId::of).toList();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
