package io.rondo.processes.security;

import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.integrations.partners.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells partners in problem details why they do not come in (RFC 6750, RFC 9457). */
@Component
class PartnerRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String REALM = "Bearer realm=\"rondo-partner-api\"";

  private final ProblemWriter problems;

  PartnerRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    problems.write(response, problem(reason));
  }

  private static PartnerProblem problem(AuthenticationException reason) {
    if (reason instanceof PartnerMustWait wait) {
      return PartnerProblem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "locked_out",
              "Too many wrong keys",
              "Keys from this address are not looked at for a while. Wait, then send the right one.")
          .with(
              HttpHeaders.RETRY_AFTER,
              Long.toString(Math.max(1, wait.rest().plusMillis(999).toSeconds())));
    }
    if (reason instanceof PartnerDoorAway) {
      return PartnerProblem.away();
    }
    if (reason instanceof OAuth2AuthenticationException refused
        && refused.getError() instanceof BearerTokenError error) {
      boolean inAddress = error.getHttpStatus() == HttpStatus.BAD_REQUEST;
      return PartnerProblem.of(
              error.getHttpStatus(),
              inAddress ? "key_in_address" : "invalid_token",
              inAddress ? "A key in the address" : "Not recognised",
              error.getDescription())
          .with(
              HttpHeaders.WWW_AUTHENTICATE,
              REALM
                  + ", error=\""
                  + error.getErrorCode()
                  + "\", error_description=\""
                  + error.getDescription()
                  + "\"");
    }
    return PartnerProblem.of(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "Not logged in",
            "Send your API key or access token: Authorization: Bearer rk_live_…")
        .with(HttpHeaders.WWW_AUTHENTICATE, REALM);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    problems.write(
        response,
        PartnerProblem.of(
            HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "This key may not do that."));
  }
}
