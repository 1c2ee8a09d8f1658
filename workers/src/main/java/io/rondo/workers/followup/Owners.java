package io.rondo.workers.followup;

import io.rondo.workers.engine.People;
import io.rondo.workers.staff.Absence;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.staff.Groups;
import io.rondo.workers.staff.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds whose case it is. */
@Component
class Owners {

  private final CaseMapper mapper;
  private final People people;
  private final Absences absences;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Owners(
      CaseMapper mapper,
      @Lazy People people,
      Absences absences,
      WorkingCalendar calendar,
      Clock clock) {
    this.mapper = mapper;
    this.people = people;
    this.absences = absences;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Who of the service can help with this, is there today, and has the fewest open cases.
   *
   * @param butNot somebody who is not asked; null for nobody
   * @return null when there is nobody: then the case is offered to the whole service
   */
  String pick(String skill, String butNot) {
    var loads = mapper.loads(skill);
    if (loads.isEmpty()) {
      return null;
    }
    Set<String> away = away();
    Set<String> service =
        people.members(Groups.SERVICE).stream().map(People.Person::id).collect(Collectors.toSet());
    return loads.stream()
        .map(CaseMapper.Load::person)
        .filter(service::contains)
        .filter(person -> !away.contains(person.toLowerCase(Locale.ROOT)))
        .filter(person -> !person.equals(butNot))
        .findFirst()
        .orElse(null);
  }

  /** Whether this person answers customers today. */
  boolean isThere(String person) {
    return person != null
        && !away().contains(person.toLowerCase(Locale.ROOT))
        && people.groups(person).contains(Groups.SERVICE);
  }

  private Set<String> away() {
    LocalDate today = calendar.day(clock.instant());
    return absences.current().stream()
        .filter(absence -> absence.covers(today))
        .map(Absence::person)
        .map(person -> person.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
