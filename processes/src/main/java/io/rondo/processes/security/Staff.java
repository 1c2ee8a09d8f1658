package io.rondo.processes.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The members of staff as they are now: each question reads the engine's identity tables anew. */
@Component
class Staff {

  private final IdentityService identities;

  /** Both questions over one connection: every request asks them. */
  private final TransactionTemplate transaction;

  Staff(IdentityService identities, PlatformTransactionManager transactions) {
    this.identities = identities;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A member of staff.
   *
   * @param seal changes with the password; empty when the engine does not keep it
   */
  record Member(String id, List<String> groups, String seal) {

    /** Logged in for one request; its details are this member. */
    Authentication authentication() {
      var authorities =
          Role.of(groups).stream()
              .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
              .toList();
      var login = UsernamePasswordAuthenticationToken.authenticated(id, null, authorities);
      login.setDetails(this);
      return login;
    }
  }

  /** The member with this id; empty when there is none (any more). */
  Optional<Member> find(String id) {
    if (id == null || id.isBlank()) {
      return Optional.empty();
    }
    return transaction.execute(status -> read(id));
  }

  private Optional<Member> read(String id) {
    User user = identities.createUserQuery().userId(id).singleResult();
    if (user == null) {
      return Optional.empty();
    }
    List<String> groups =
        identities.createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList();
    return Optional.of(new Member(user.getId(), groups, seal(user.getPassword())));
  }

  /** Whether this is the person's password; never throws for a person or password that is wrong. */
  boolean knows(String id, String password) {
    return id != null
        && !id.isBlank()
        && password != null
        && !password.isEmpty()
        && identities.checkPassword(id, password);
  }

  private static String seal(String stored) {
    if (stored == null) {
      return "";
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(stored.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
