package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.engine.People;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.seal.Part;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.staff.Groups;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** On whose desk a review is laid, and who may decide it. */
@Component
class Desks {

  private final People people;
  private final Absences absences;
  private final FourEyes fourEyes;

  Desks(@Lazy People people, Absences absences, FourEyes fourEyes) {
    this.people = people;
    this.absences = absences;
    this.fourEyes = fourEyes;
  }

  /**
   * A desk.
   *
   * @param person null where it is a group's
   * @param group who may claim it, or keeps an eye on it
   * @param onBehalfOf null where the person acts for themselves
   */
  record Desk(String person, String group, String onBehalfOf) {}

  /** Where a duty belongs today. There is always somebody, in the end the administrators. */
  Desk of(Campaign campaign, Duty duty) {
    Set<Part> parts = duty.parts();
    Stream<Optional<Desk>> wanted =
        duty.reviewer() == null
            ? Stream.of(group(campaign, duty.reviewerGroup(), parts))
            : Stream.of(
                person(campaign, duty.reviewer(), duty.reviewer(), parts),
                person(campaign, duty.deputy(), duty.reviewer(), parts));
    Stream<Optional<Desk>> otherwise =
        Stream.of(
            person(campaign, duty.escalation(), duty.reviewer(), parts),
            group(campaign, Groups.REVIEW, parts));
    return Stream.concat(wanted, otherwise)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(new Desk(null, Groups.ADMINISTRATION, null));
  }

  private Optional<Desk> person(Campaign campaign, String person, String meant, Set<Part> parts) {
    if (person == null) {
      return Optional.empty();
    }
    String present = people.find(person).isEmpty() ? null : absences.standIn(person);
    if (present == null || !fourEyes.allows(campaign, present, parts)) {
      return Optional.empty();
    }
    String behalf = present.equalsIgnoreCase(meant) ? null : meant;
    return Optional.of(new Desk(present, Groups.ADMINISTRATION, behalf));
  }

  private Optional<Desk> group(Campaign campaign, String group, Set<Part> parts) {
    if (!present(campaign, group, parts).isEmpty()) {
      return Optional.of(new Desk(null, group, null));
    }
    return people.members(group).stream()
        .map(Person::id)
        .map(member -> person(campaign, member, member, parts))
        .flatMap(Optional::stream)
        .findFirst()
        .map(desk -> new Desk(desk.person(), group, desk.onBehalfOf()));
  }

  /** The members who are not away and may sign these parts. */
  private List<String> present(Campaign campaign, String group, Set<Part> parts) {
    return people.members(group).stream()
        .map(Person::id)
        .filter(member -> fourEyes.allows(campaign, member, parts))
        .filter(member -> member.equalsIgnoreCase(absences.standIn(member)))
        .toList();
  }

  /** Why this person may not decide this duty; empty when they may. */
  Optional<String> refusal(Campaign campaign, Duty duty, String person) {
    Optional<String> own = fourEyes.refusal(campaign, person, duty.parts());
    if (own.isPresent()) {
      return own;
    }
    if (people.find(person).isEmpty()) {
      return Optional.of("%s has no login.".formatted(person));
    }
    boolean named =
        Stream.of(
                duty.assignedTo(),
                duty.reviewer(),
                duty.deputy(),
                duty.escalation(),
                duty.reviewer() == null ? null : absences.standIn(duty.reviewer()))
            .anyMatch(person::equalsIgnoreCase);
    if (named
        || ofGroup(duty.assignedTo() == null ? duty.assignedGroup() : null, person)
        || ofGroup(duty.reviewerGroup(), person)) {
      return Optional.empty();
    }
    return Optional.of(
        "This review lies with %s. It can be delegated or handed over to you."
            .formatted(duty.who()));
  }

  /** A member, or who stands in today for one that is away. */
  private boolean ofGroup(String group, String person) {
    return group != null
        && people.members(group).stream()
            .map(Person::id)
            .anyMatch(
                member ->
                    member.equalsIgnoreCase(person)
                        || person.equalsIgnoreCase(absences.standIn(member)));
  }

  /** Whom to tell that a duty waits: the person, or everybody of the group who may decide it. */
  List<String> toTell(Campaign campaign, Duty duty) {
    if (duty.assignedTo() != null) {
      return List.of(duty.assignedTo());
    }
    return present(campaign, duty.assignedGroup(), duty.parts());
  }
}
