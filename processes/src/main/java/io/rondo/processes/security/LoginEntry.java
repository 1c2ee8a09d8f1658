package io.rondo.processes.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** What a stranger at the pages is told: scripts in a page 401, and people the login page. */
class LoginEntry implements AuthenticationEntryPoint {

  private final AuthenticationEntryPoint people = new LoginUrlAuthenticationEntryPoint("/login");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, jakarta.servlet.ServletException {
    String path = Paths.of(request);
    if (path.startsWith("/camunda/")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", request.getContextPath() + "/login");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      people.commence(request, response, reason);
    }
  }
}
