package io.rondo.workers.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of staff as they are now: who has a login, and in which group. */
public interface People {

  /** The person with this login; empty when there is none (any more). */
  Optional<Person> find(String id);

  /** Everybody with a login, by id. */
  List<Person> all();

  /** Who of this group has a login, by id; empty for a group that does not exist. */
  List<Person> members(String group);

  /** The groups of a person; empty for somebody without a login. */
  Set<String> groups(String id);

  /** Whether there is such a group. */
  boolean isGroup(String id);

  /**
   * A member of staff.
   *
   * @param name first and last name; the id where none is known
   * @param email null when none is known
   */
  record Person(String id, String name, String email) {}
}
