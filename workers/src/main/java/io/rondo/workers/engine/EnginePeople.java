package io.rondo.workers.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link People} kept by Camunda 7. The engine is asked for late: it deploys while it starts, and
 * who checks a deployment may need to know the staff.
 */
@Component
class EnginePeople implements People {

  private final ProcessEngine engine;

  EnginePeople(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Person> find(String id) {
    return id == null
        ? Optional.empty()
        : asked(() -> people(users().userId(id))).stream().findFirst();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Person> all() {
    return asked(() -> people(users()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Person> members(String group) {
    return group == null ? List.of() : asked(() -> people(users().memberOfGroup(group)));
  }

  @Override
  @Transactional(readOnly = true)
  public Set<String> groups(String id) {
    return id == null
        ? Set.of()
        : asked(
            () ->
                identity().createGroupQuery().groupMember(id).list().stream()
                    .map(Group::getId)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isGroup(String id) {
    return id != null && asked(() -> identity().createGroupQuery().groupId(id).count()) > 0;
  }

  private <T> T asked(Supplier<T> query) {
    return Rights.ofNobody(identity(), query);
  }

  private IdentityService identity() {
    return engine.getIdentityService();
  }

  private UserQuery users() {
    return identity().createUserQuery();
  }

  private static List<Person> people(UserQuery query) {
    return query.orderByUserId().asc().list().stream().map(EnginePeople::person).toList();
  }

  private static Person person(User user) {
    String name =
        Stream.of(user.getFirstName(), user.getLastName())
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    String email = user.getEmail() == null ? "" : user.getEmail().strip();
    return new Person(
        user.getId(), name.isEmpty() ? user.getId() : name, email.isEmpty() ? null : email);
  }
}
