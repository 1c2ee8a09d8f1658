package io.rondo.workers.testing;

import io.rondo.workers.engine.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Members of staff as a test wants them; nobody at first. */
@Component
public class FakePeople implements People {

  private final Map<String, Person> people = new TreeMap<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();

  /** Gives somebody a login, an address at example.test and these groups besides earlier ones. */
  public FakePeople add(String id, String... memberOf) {
    return add(new Person(id, id, id + "@example.test"), memberOf);
  }

  /** Gives this person a login and these groups besides earlier ones. */
  public FakePeople add(Person person, String... memberOf) {
    people.put(person.id(), person);
    for (String group : memberOf) {
      groups.computeIfAbsent(group, any -> new TreeSet<>()).add(person.id());
    }
    return this;
  }

  /** Takes a login away, and the person out of all groups. */
  public FakePeople remove(String id) {
    people.remove(id);
    groups.values().forEach(members -> members.remove(id));
    return this;
  }

  /** Makes a group without members. */
  public FakePeople group(String id) {
    groups.computeIfAbsent(id, any -> new TreeSet<>());
    return this;
  }

  /** Nobody again, and no group. */
  public FakePeople clear() {
    people.clear();
    groups.clear();
    return this;
  }

  @Override
  public Optional<Person> find(String id) {
    return Optional.ofNullable(id).map(people::get);
  }

  @Override
  public List<Person> all() {
    return List.copyOf(people.values());
  }

  @Override
  public List<Person> members(String group) {
    return groups.getOrDefault(group, Set.of()).stream().map(people::get).toList();
  }

  @Override
  public Set<String> groups(String id) {
    Set<String> of = new TreeSet<>();
    groups.forEach(
        (group, members) -> {
          if (members.contains(id)) {
            of.add(group);
          }
        });
    return of;
  }

  @Override
  public boolean isGroup(String id) {
    return groups.containsKey(id);
  }
}
