package io.rondo.workers.staff;

import io.rondo.workers.engine.People;
import io.rondo.workers.engine.People.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and who stands in. Deputies may be away too: then their deputy stands in. */
@Service
public class Absences {

  /** An absence further away than this is a slip of the pen. */
  private static final int YEARS = 5;

  private final AbsenceMapper mapper;
  private final People people;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Absences(AbsenceMapper mapper, @Lazy People people, WorkingCalendar calendar, Clock clock) {
    this.mapper = mapper;
    this.people = people;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Enters an absence.
   *
   * @param until the last day, inclusive
   * @param who enters it: the person, or an administrator
   * @throws AbsenceRefused when person or deputy have no login, are the same, the days are past or
   *     backwards or overlap with another absence of the person, or when deputies would stand in
   *     for each other in a circle on any of the days
   */
  @Transactional
  public void add(String person, String deputy, LocalDate from, LocalDate until, String who) {
    String away = login(person, "%s has no login and so nothing to sign.");
    mayKeep(away, who);
    String standIn = login(deputy, "The deputy %s has no login.");
    if (away.equalsIgnoreCase(standIn)) {
      throw new AbsenceRefused(away + " cannot stand in for themselves.");
    }
    checkDays(from, until);
    List<Absence> known = mapper.from(from);
    for (Absence other : known) {
      if (other.person().equalsIgnoreCase(away) && !other.from().isAfter(until)) {
        throw new AbsenceRefused(
            "%s is already away from %s until %s.".formatted(away, other.from(), other.until()));
      }
    }
    refuseCircle(known, List.of(away, standIn), from, until);
    mapper.insert(away, standIn, from, until, who, clock.instant());
  }

  /**
   * Removes an absence; nothing happens when it is gone already.
   *
   * @param who removes it: the person, or an administrator
   * @throws AbsenceRefused when it is somebody else's
   */
  @Transactional
  public void remove(long id, String who) {
    Absence absence = mapper.find(id);
    if (absence != null) {
      mayKeep(absence.person(), who);
      mapper.delete(id);
    }
  }

  /** All that were ever entered, the latest to begin first. */
  public List<Absence> all() {
    return mapper.all();
  }

  /** Today's and coming ones, the first to begin first. */
  public List<Absence> current() {
    return mapper.from(today());
  }

  /**
   * Who signs for a person on a day: the person when present, else their deputy, else the deputy's
   * deputy.
   *
   * @return an id; null when nobody with a login is left in that row
   */
  public String standIn(String person, LocalDate day) {
    List<Absence> away = mapper.from(day).stream().filter(absence -> absence.covers(day)).toList();
    Set<String> passed = new HashSet<>();
    String signs = person;
    while (passed.add(signs.toLowerCase())) {
      String asked = signs;
      Optional<Absence> absence =
          away.stream().filter(other -> other.person().equalsIgnoreCase(asked)).findFirst();
      if (absence.isEmpty()) {
        return people.find(signs).map(Person::id).orElse(null);
      }
      signs = absence.get().deputy();
    }
    return null;
  }

  /** The same, today. */
  public String standIn(String person) {
    return standIn(person, today());
  }

  private LocalDate today() {
    return calendar.day(clock.instant());
  }

  private String login(String id, String refusal) {
    return people
        .find(id)
        .map(Person::id)
        .orElseThrow(() -> new AbsenceRefused(refusal.formatted(id)));
  }

  private void mayKeep(String person, String who) {
    if (!person.equalsIgnoreCase(who) && !people.groups(who).contains(Groups.ADMINISTRATION)) {
      throw new AbsenceRefused(
          "Only %s or an administrator keeps the absences of %s.".formatted(person, person));
    }
  }

  private void checkDays(LocalDate from, LocalDate until) {
    LocalDate today = today();
    if (until.isBefore(from)) {
      throw new AbsenceRefused(
          "The last day, %s, lies before the first, %s.".formatted(until, from));
    }
    if (until.isBefore(today)) {
      throw new AbsenceRefused("The last day, %s, is past.".formatted(until));
    }
    if (from.isBefore(today.minusYears(YEARS)) || until.isAfter(today.plusYears(YEARS))) {
      throw new AbsenceRefused(
          "From %s until %s: a day more than %d years away is a slip of the pen."
              .formatted(from, until, YEARS));
    }
  }

  /**
   * Follows the deputies' own absences over the days that all of them share.
   *
   * @param chain who stands in for whom so far, the absent person first
   */
  private static void refuseCircle(
      List<Absence> known, List<String> chain, LocalDate from, LocalDate until) {
    String last = chain.get(chain.size() - 1);
    for (Absence next : known) {
      LocalDate start = next.from().isAfter(from) ? next.from() : from;
      LocalDate end = next.until().isBefore(until) ? next.until() : until;
      if (!next.person().equalsIgnoreCase(last) || start.isAfter(end)) {
        continue;
      }
      List<String> longer = new ArrayList<>(chain);
      longer.add(next.deputy());
      if (chain.stream().anyMatch(next.deputy()::equalsIgnoreCase)) {
        throw new AbsenceRefused(
            "From %s until %s deputies would stand in for each other in a circle: %s."
                .formatted(start, end, String.join(" → ", longer)));
      }
      refuseCircle(known, longer, start, end);
    }
  }
}
