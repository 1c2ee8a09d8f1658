package io.rondo.processes.security;

import java.util.List;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes groups, rights, filters and the first administrator at every start, before Rondo says that
 * it is ready: there is never a moment in which somebody from outside could make one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StaffSetup implements ApplicationRunner {

  /** The name of the first administrator. */
  public static final String ADMIN = "admin";

  private final IdentityService identities;
  private final Grants grants;
  private final TasklistFilters filters;
  private final Passwords passwords;
  private final StaffSettings settings;

  StaffSetup(
      IdentityService identities,
      Grants grants,
      TasklistFilters filters,
      Passwords passwords,
      StaffSettings settings) {
    this.identities = identities;
    this.grants = grants;
    this.filters = filters;
    this.passwords = passwords;
    this.settings = settings;
  }

  /** How somebody logs in; the password is empty when it is no longer the first one. */
  public record Login(String name, String password, Role role) {}

  @Override
  public void run(ApplicationArguments arguments) {
    grants.ensure();
    filters.ensure();
    if (identities.createUserQuery().memberOfGroup(Role.ADMIN.group()).count() == 0) {
      add(ADMIN, "Ada", "Administrator", adminPassword(), Role.ADMIN);
    }
  }

  /** Adds a member of staff with a first password; somebody who is there keeps their own. */
  public void add(String name, String firstName, String lastName, Role role) {
    add(name, firstName, lastName, passwords.first(name), role);
  }

  /** The logins that Rondo made itself and that still exist, with first passwords still valid. */
  public List<Login> logins(List<String> names) {
    return names.stream()
        .filter(name -> identities.createUserQuery().userId(name).count() > 0)
        .map(name -> new Login(name, stillFirst(name), role(name)))
        .toList();
  }

  private String stillFirst(String name) {
    String first = passwords.first(name);
    try {
      return identities.checkPassword(name, first) ? first : "";
    } catch (AuthenticationException locked) {
      return "";
    }
  }

  private Role role(String name) {
    var groups =
        identities.createGroupQuery().groupMember(name).list().stream()
            .map(org.camunda.bpm.engine.identity.Group::getId)
            .toList();
    return Role.of(groups).stream().findFirst().orElse(Role.MARKETING);
  }

  private String adminPassword() {
    String given = settings.adminPassword();
    return given == null || given.isBlank() ? passwords.first(ADMIN) : given;
  }

  private void add(String name, String firstName, String lastName, String password, Role role) {
    if (identities.createUserQuery().userId(name).count() == 0) {
      User user = identities.newUser(name);
      user.setFirstName(firstName);
      user.setLastName(lastName);
      user.setEmail(name + "@example.test");
      user.setPassword(password);
      identities.saveUser(user);
    }
    if (identities.createUserQuery().userId(name).memberOfGroup(role.group()).count() == 0) {
      identities.createMembership(name, role.group());
    }
  }
}
