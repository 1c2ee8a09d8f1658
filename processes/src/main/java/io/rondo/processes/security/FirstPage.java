package io.rondo.processes.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Where people come after a login: to the page they asked for, or else to the start page. A
 * partner's reviewer comes to Tasklist, for the start page is not theirs.
 */
class FirstPage extends SavedRequestAwareAuthenticationSuccessHandler {

  private static final Set<String> PARTNER_ALONE = Set.of("ROLE_" + Role.PARTNER.name());
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  FirstPage(RequestCache asked) {
    setRequestCache(asked);
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException, ServletException {
    Set<String> roles =
        who.getAuthorities().stream()
            .map(granted -> granted.getAuthority())
            .collect(Collectors.toSet());
    if (roles.equals(PARTNER_ALONE)) {
      clearAuthenticationAttributes(request);
      getRedirectStrategy().sendRedirect(request, response, TASKLIST);
    } else {
      super.onAuthenticationSuccess(request, response, who);
    }
  }
}
