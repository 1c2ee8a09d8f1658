package io.rondo.processes.security;

import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.integrations.partners.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Tells machines why they do not come in: Rondo's own API in problem details (RFC 9457), the
 * engine's REST in its status.
 */
@Component
class MachineRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  MachineRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (reason instanceof LockedException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(LoginThrottle.PAUSE.toSeconds()));
      refuse(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many wrong passwords",
          "Passwords for this name are not looked at for a while. Wait, then send the right one.");
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Rondo\", charset=\"UTF-8\"");
      refuse(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "Not logged in",
          "Send name and password of a member of staff: Authorization: Basic …");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    refuse(
        request,
        response,
        HttpStatus.FORBIDDEN,
        "Not allowed",
        "This login has none of the groups that may do that. No other site may do it at all.");
  }

  private void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String title,
      String detail)
      throws IOException {
    if (Paths.of(request).startsWith("/api/")) {
      String code = status.name().toLowerCase(Locale.ROOT);
      problems.write(response, PartnerProblem.of(status, code, title, detail));
    } else {
      response.sendError(status.value());
    }
  }
}
