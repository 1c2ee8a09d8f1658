package io.rondo.processes.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Lets a person who is logged in read the endpoints for machines in the browser, and nothing more:
 * a change needs a name and password with the request. Keeps nothing between requests.
 */
class ReadingSession implements SecurityContextRepository {

  private final StaffSession sessions;

  ReadingSession(StaffSession sessions) {
    this.sessions = sessions;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface has no other method to load with
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    HttpServletRequest request = holder.getRequest();
    return reads(request)
        ? sessions.loadContext(holder)
        : SecurityContextHolder.createEmptyContext();
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // stateless: the next request brings its own name and password
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return reads(request) && sessions.containsContext(request);
  }

  private static boolean reads(HttpServletRequest request) {
    return Paths.of(request).startsWith("/api/")
        && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
        && request.getHeader("Authorization") == null;
  }
}
