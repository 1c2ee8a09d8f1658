package io.rondo.processes.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * What a stranger is told: machines 401 with the way to log in (429 after too many wrong
 * passwords), scripts in a page 401, and people the login page.
 */
class LoginEntry implements AuthenticationEntryPoint {

  private final AuthenticationEntryPoint people = new LoginUrlAuthenticationEntryPoint("/login");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, jakarta.servlet.ServletException {
    String path = Paths.of(request);
    if (reason instanceof LockedException) {
      response.setHeader("Retry-After", Long.toString(LoginThrottle.PAUSE.toSeconds()));
      response.sendError(429);
    } else if (path.startsWith("/api/") || path.startsWith("/engine-rest")) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Rondo\", charset=\"UTF-8\"");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (path.startsWith("/camunda/")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", request.getContextPath() + "/login");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      people.commence(request, response, reason);
    }
  }
}
