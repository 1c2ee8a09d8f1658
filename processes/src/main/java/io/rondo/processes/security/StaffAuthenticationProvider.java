package io.rondo.processes.security;

import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.AuthenticationException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's users, slowed by {@link LoginThrottle}. */
@Component
class StaffAuthenticationProvider implements AuthenticationProvider {

  private final Staff staff;
  private final LoginThrottle throttle;
  private final KnownLogins logins;

  StaffAuthenticationProvider(Staff staff, LoginThrottle throttle, KnownLogins logins) {
    this.staff = staff;
    this.throttle = throttle;
    this.logins = logins;
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String name = given.getName();
    String address =
        given.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    Duration pause = throttle.pause(name, address);
    if (!pause.isZero()) {
      throw new LockedException("Too many wrong passwords. Try again in a minute.");
    }
    String password = given.getCredentials() == null ? null : given.getCredentials().toString();
    Optional<Staff.Member> recent = logins.recent(name, password);
    if (recent.isPresent()) {
      return recent.get().authentication();
    }
    Staff.Member member = staff.find(name).orElse(null);
    boolean right = logins.isKnown(member, password) || knows(name, password);
    if (member == null || !right) {
      logins.forget(name);
      throttle.failed(name, address);
      throw new BadCredentialsException("The name or the password is wrong.");
    }
    logins.remember(member, password);
    throttle.succeeded(name, address);
    return member.authentication();
  }

  private boolean knows(String name, String password) {
    try {
      return staff.knows(name, password);
    } catch (AuthenticationException locked) {
      return false; // the engine's own lock after many wrong passwords, whichever way they came
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
