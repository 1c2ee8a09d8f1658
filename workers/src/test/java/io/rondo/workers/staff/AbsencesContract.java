package io.rondo.workers.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakePeople;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is away and who stands in, on every database. Today is 2 November 2026, a Monday. */
abstract class AbsencesContract {

  @Autowired private Absences absences;
  @Autowired private FakePeople people;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  @BeforeEach
  void staff() {
    EmptyTables.in(jdbc);
    people.clear().add("anna").add("ben").add("cleo").add("dora").add("adam", "camunda-admin");
  }

  @AfterEach
  void clean() {
    people.clear();
    clock.reset();
  }

  @Test
  void anAbsenceIsARowWithBothItsDays() {
    away("anna", "ben", 2, 6);

    Map<String, Object> row = jdbc.queryForMap("select * from absence");
    assertThat(row.get("person")).isEqualTo("anna");
    assertThat(row.get("deputy")).isEqualTo("ben");
    assertThat(row.get("created_by")).isEqualTo("anna");
    assertThat(row.get("from_day")).hasToString("2026-11-02");
    assertThat(row.get("until_day")).hasToString("2026-11-06");
    assertThat(absences.all())
        .singleElement()
        .satisfies(
            absence -> {
              assertThat(absence.from()).isEqualTo(november(2));
              assertThat(absence.until()).isEqualTo(november(6));
              assertThat(absence.createdAt()).isEqualTo(clock.instant());
            });
  }

  @Test
  void theDeputyStandsInFromTheFirstDayToTheLast() {
    away("anna", "ben", 3, 6);

    assertThat(absences.standIn("anna", november(2))).isEqualTo("anna");
    assertThat(absences.standIn("anna", november(3))).isEqualTo("ben");
    assertThat(absences.standIn("anna", november(6))).isEqualTo("ben");
    assertThat(absences.standIn("anna", november(7))).isEqualTo("anna");
    assertThat(absences.standIn("ben", november(5))).isEqualTo("ben");
  }

  @Test
  void theDeputysDeputyStandsInWhereBothAreAway() {
    away("anna", "ben", 3, 10);
    away("ben", "cleo", 5, 6);

    assertThat(absences.standIn("anna", november(4))).isEqualTo("ben");
    assertThat(absences.standIn("anna", november(5))).isEqualTo("cleo");
    assertThat(absences.standIn("anna", november(7))).isEqualTo("ben");
  }

  @Test
  void nobodyStandsInWhereTheRowEndsWithSomebodyWhoLeft() {
    away("anna", "ben", 3, 10);
    people.remove("ben");

    assertThat(absences.standIn("anna", november(4))).isNull();
    assertThat(absences.standIn("anna", november(11))).isEqualTo("anna");
    assertThat(absences.standIn("ben", november(4))).isNull();
  }

  @Test
  void todayIsReadWhereStaffWork() {
    away("anna", "ben", 3, 3);
    // half past eleven in the evening of the 2nd in London is the 3rd in Berlin
    clock.set(java.time.Instant.parse("2026-11-02T23:30:00Z"));

    assertThat(absences.standIn("anna")).isEqualTo("ben");
  }

  @Test
  void anAbsenceThatIsOverIsListedButNotCurrent() {
    away("anna", "ben", 2, 3);
    away("ben", "cleo", 9, 10);
    clock.advance(Duration.ofDays(3));

    assertThat(absences.all()).extracting(Absence::person).containsExactly("ben", "anna");
    assertThat(absences.current()).extracting(Absence::person).containsExactly("ben");
  }

  @Test
  void aCircleOfTwoDeputiesIsRefused() {
    away("anna", "ben", 2, 6);

    refused(
        () -> away("ben", "anna", 6, 9),
        "From 2026-11-06 until 2026-11-06 deputies would stand in for each other in a circle:"
            + " ben → anna → ben.");
  }

  @Test
  void aCircleOfThreeDeputiesIsRefusedOnTheDaysTheyShare() {
    away("anna", "ben", 2, 10);
    away("ben", "cleo", 5, 20);

    refused(
        () -> away("cleo", "anna", 8, 30),
        "From 2026-11-08 until 2026-11-10 deputies would stand in for each other in a circle:"
            + " cleo → anna → ben → cleo.");
  }

  @Test
  void deputiesWhoNeverMissTheSameDayAreNoCircle() {
    away("anna", "ben", 2, 10);
    away("ben", "cleo", 5, 12);

    away("cleo", "anna", 11, 30);

    assertThat(absences.standIn("cleo", november(11))).isEqualTo("anna");
    assertThat(absences.standIn("ben", november(11))).isEqualTo("anna");
  }

  @Test
  void aCircleThatIsInTheTableAllTheSameEndsWithNobody() {
    away("anna", "ben", 2, 6);
    jdbc.update(
        "insert into absence (person, deputy, from_day, until_day, created_by, created_at)"
            + " select 'ben', 'anna', from_day, until_day, created_by, created_at from absence");

    assertThat(absences.standIn("anna", november(3))).isNull();
  }

  @Test
  void aDeputyWithoutALoginIsRefused() {
    refused(() -> away("anna", "zoe", 2, 6), "The deputy zoe has no login.");
  }

  @Test
  void aPersonWithoutALoginIsRefused() {
    refused(
        () -> absences.add("zoe", "anna", november(2), november(6), "adam"),
        "zoe has no login and so nothing to sign.");
  }

  @Test
  void nobodyStandsInForThemselves() {
    refused(() -> away("anna", "anna", 2, 6), "anna cannot stand in for themselves.");
  }

  @Test
  void daysThatAreOverAreRefused() {
    absences.add("anna", "ben", LocalDate.of(2026, 10, 28), november(2), "anna");
    refused(
        () -> absences.add("ben", "cleo", LocalDate.of(2026, 10, 1), november(1), "ben"),
        "The last day, 2026-11-01, is past.");
  }

  @Test
  void daysBackwardsAreRefused() {
    refused(
        () -> away("anna", "ben", 6, 5),
        "The last day, 2026-11-05, lies before the first, 2026-11-06.");
  }

  @Test
  void daysTooFarAwayAreRefused() {
    refused(
        () -> absences.add("anna", "ben", november(2), LocalDate.of(20260, 1, 1), "anna"),
        "From 2026-11-02 until +20260-01-01: a day more than 5 years away is a slip of the pen.");
    refused(
        () -> absences.add("anna", "ben", LocalDate.of(206, 1, 1), november(3), "anna"),
        "From 0206-01-01 until 2026-11-03: a day more than 5 years away is a slip of the pen.");
  }

  @Test
  void aSecondAbsenceOnTheSameDayIsRefused() {
    away("anna", "ben", 2, 6);

    refused(
        () -> away("anna", "cleo", 6, 9), "anna is already away from 2026-11-02 until 2026-11-06.");
    away("anna", "cleo", 7, 9);
  }

  @Test
  void onlyThePersonOrAnAdministratorEntersAndRemoves() {
    refused(
        () -> absences.add("anna", "ben", november(2), november(3), "ben"),
        "Only anna or an administrator keeps the absences of anna.");
    absences.add("anna", "ben", november(2), november(3), "adam");
    long id = absences.all().get(0).id();

    refused(
        () -> absences.remove(id, "ben"),
        "Only anna or an administrator keeps the absences of anna.");
    assertThat(absences.all()).hasSize(1);
    absences.remove(id, "anna");
    absences.remove(id, "anna");
    assertThat(absences.all()).isEmpty();
  }

  private void away(String person, String deputy, int from, int until) {
    absences.add(person, deputy, november(from), november(until), person);
  }

  private void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable entry, String why) {
    int before = absences.all().size();
    assertThatThrownBy(entry).isInstanceOf(AbsenceRefused.class).hasMessage(why);
    assertThat(absences.all()).hasSize(before);
  }

  private static LocalDate november(int day) {
    return LocalDate.of(2026, 11, day);
  }
}
