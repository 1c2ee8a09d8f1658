package io.rondo.processes.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * One login for Rondo's pages and the engine's web applications: who is logged in stands only in
 * the web applications' own session entry, and Rondo reads and writes that entry. A login or logout
 * on either side therefore is one on both.
 *
 * <p>Every request compares the entry with the engine's users: a session ends when its user is gone
 * or has a new password, and takes over changed groups. This is the one class that knows classes of
 * the web applications.
 */
@Component
class StaffSession implements SecurityContextRepository {

  /** Under this name the web applications keep who is logged in. */
  private static final String LOGGED_IN = "authenticatedUser";

  private final ProcessEngine engine;
  private final Staff staff;

  StaffSession(ProcessEngine engine, Staff staff) {
    this.engine = engine;
    this.staff = staff;
  }

  /** An entry that remembers the password it was made with, as {@link Staff.Member#seal}. */
  private static final class Sealed extends UserAuthentication {

    private final String seal;

    Sealed(UserAuthentication entry, String seal) {
      super(entry.getIdentityId(), entry.getProcessEngineName());
      this.seal = seal;
      setGroupIds(entry.getGroupIds());
      setTenantIds(entry.getTenantIds());
      setAuthorizedApps(entry.getAuthorizedApps());
    }

    private boolean fits(Staff.Member member) {
      return seal.equals(member.seal());
    }

    private boolean knows(Staff.Member member) {
      return Set.copyOf(getGroupIds()).equals(new HashSet<>(member.groups()));
    }
  }

  @Override
  @SuppressWarnings("deprecation") // the interface has no other method to load with
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    refresh(holder.getRequest()).ifPresent(context::setAuthentication);
    return context;
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && entry(session) != null;
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Authentication login = context.getAuthentication();
    Optional<Staff.Member> member =
        login == null || !login.isAuthenticated() ? Optional.empty() : staff.find(login.getName());
    if (member.isPresent()) {
      write(request.getSession(), member.get());
    } else if (request.getSession(false) != null) {
      request.getSession(false).removeAttribute(LOGGED_IN);
    }
  }

  /**
   * Who is logged in by the session of this request, as the engine's users are now; a login that a
   * web application has just made is bound to its password here.
   */
  Optional<Authentication> refresh(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    UserAuthentication entry = session == null ? null : entry(session);
    if (entry == null) {
      return Optional.empty();
    }
    Optional<Staff.Member> member = staff.find(entry.getIdentityId());
    boolean sealed = entry instanceof Sealed;
    if (member.isEmpty() || (sealed && !((Sealed) entry).fits(member.get()))) {
      session.invalidate();
      return Optional.empty();
    }
    if (!sealed || !((Sealed) entry).knows(member.get())) {
      write(session, member.get());
    }
    return member.map(Staff.Member::authentication);
  }

  private UserAuthentication entry(HttpSession session) {
    Object all = session.getAttribute(LOGGED_IN);
    return all instanceof Authentications logins
        ? logins.getAuthentications().stream()
            .filter(login -> login.getProcessEngineName().equals(engine.getName()))
            .findFirst()
            .orElse(null)
        : null;
  }

  private void write(HttpSession session, Staff.Member member) {
    Authentications logins = new Authentications();
    logins.addOrReplace(
        new Sealed(AuthenticationUtil.createAuthentication(engine, member.id()), member.seal()));
    session.setAttribute(LOGGED_IN, logins);
  }
}
