package io.rondo.processes.security;

import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.integrations.partners.ProblemWriter;
import io.rondo.workers.partner.PartnerCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the endpoints which partner calls, and how much this key has left in this minute. */
class PartnerCallerFilter extends OncePerRequestFilter {

  private final PartnerRates rates;
  private final ProblemWriter problems;

  PartnerCallerFilter(PartnerRates rates, ProblemWriter problems) {
    this.rates = rates;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof PartnerLogin login) {
      PartnerRates.Left left = rates.take(login.key());
      response.setHeader("RateLimit-Policy", "\"key\";q=" + left.quota() + ";w=60");
      response.setHeader("RateLimit", "\"key\";r=" + left.requests() + ";t=" + left.seconds());
      if (!left.mayGo()) {
        problems.write(
            response,
            PartnerProblem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_requests",
                    "Too many requests",
                    "This key may send "
                        + left.quota()
                        + " requests a minute. Wait as long as Retry-After says.")
                .with(HttpHeaders.RETRY_AFTER, Long.toString(left.seconds())));
        return;
      }
      request.setAttribute(PartnerCaller.ATTRIBUTE, login.caller());
    }
    chain.doFilter(request, response);
  }
}
