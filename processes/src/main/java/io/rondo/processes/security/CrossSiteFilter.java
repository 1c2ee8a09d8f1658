package io.rondo.processes.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a browser sends on behalf of another site: the endpoints for machines need
 * no CSRF token, but a browser may remember a name and password for them.
 */
class CrossSiteFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final AccessDeniedHandler refusals;

  CrossSiteFilter(AccessDeniedHandler refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && FOREIGN.contains(site) && !READING.contains(request.getMethod())) {
      refusals.handle(request, response, new AccessDeniedException("From another site."));
      return;
    }
    chain.doFilter(request, response);
  }
}
