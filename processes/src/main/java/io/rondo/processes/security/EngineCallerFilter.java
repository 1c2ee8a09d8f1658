package io.rondo.processes.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who is asking, for as long as the request lasts. Without it the engine's
 * authorisation is silently off. The web applications under {@code /camunda} do the same from the
 * same session entry, so here they only get that entry refreshed.
 */
class EngineCallerFilter extends OncePerRequestFilter {

  private static final String LOGIN = "/camunda/api/admin/auth/user/";

  private final IdentityService identities;
  private final Staff staff;
  private final StaffSession sessions;

  EngineCallerFilter(IdentityService identities, Staff staff, StaffSession sessions) {
    this.identities = identities;
    this.staff = staff;
    this.sessions = sessions;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = Paths.of(request);
    return Paths.isStatic(path);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    String path = Paths.of(request);
    if (path.startsWith("/camunda/")) {
      chain.doFilter(request, response);
      if (path.startsWith(LOGIN) && request.getMethod().equals("POST")) {
        sessions.refresh(request);
      }
      return;
    }
    if (caller == null || caller instanceof AnonymousAuthenticationToken) {
      chain.doFilter(request, response);
      return;
    }
    try {
      identities.setAuthentication(caller.getName(), groups(caller));
      chain.doFilter(request, response);
    } finally {
      identities.clearAuthentication();
    }
  }

  /** As they are now: whoever logged the caller in for this request has just read them. */
  private List<String> groups(Authentication caller) {
    return caller.getDetails() instanceof Staff.Member member
        ? member.groups()
        : staff.find(caller.getName()).map(Staff.Member::groups).orElse(List.of());
  }
}
