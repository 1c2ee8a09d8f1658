package io.rondo.workers.followup;

import io.rondo.workers.engine.People;
import io.rondo.workers.staff.Groups;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who of the service can help with what. */
@Service
public class Agents {

  private final AgentMapper mapper;
  private final People people;
  private final Clock clock;

  Agents(AgentMapper mapper, @Lazy People people, Clock clock) {
    this.mapper = mapper;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Somebody of the service.
   *
   * @param openCases those that they are to act upon
   */
  public record Agent(String person, String name, Set<Skill> skills, int openCases) {}

  /** Everybody of the service, by id. */
  public List<Agent> all() {
    var skills = mapper.all();
    return people.members(Groups.SERVICE).stream()
        .map(
            person -> {
              Set<Skill> can = EnumSet.noneOf(Skill.class);
              skills.stream()
                  .filter(row -> row.person().equals(person.id()))
                  .forEach(row -> Skill.of(row.skill()).ifPresent(can::add));
              return new Agent(person.id(), person.name(), can, mapper.openCases(person.id()));
            })
        .toList();
  }

  /**
   * Says what somebody can help with, instead of what was said before. Open cases stay where they
   * are.
   *
   * @throws IllegalArgumentException when the person is not of the service
   */
  @Transactional
  public void keep(String person, Collection<Skill> skills, String who) {
    if (people.members(Groups.SERVICE).stream().noneMatch(one -> one.id().equals(person))) {
      throw new IllegalArgumentException(person + " is not of the service.");
    }
    mapper.forget(person);
    Set.copyOf(skills).forEach(skill -> mapper.insert(person, skill.word(), who, clock.instant()));
  }
}
