package io.rondo.processes.security;

import io.rondo.workers.token.RecentlyUsed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows guessing of the links in our mails: an address that asked for too many unknown ones within
 * a minute waits for the rest of it, whatever it asks for. Counts live in this node's memory;
 * thread-safe.
 */
class GuessFilter extends OncePerRequestFilter {

  static final int UNKNOWN_A_MINUTE = 120;

  private static final List<String> LINKS =
      List.of("/c/", "/u/", "/answer/", "/survey/", "/help/", "/desk/");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Guesses> guesses = RecentlyUsed.map(REMEMBERED);

  GuessFilter(Clock clock) {
    this.clock = clock;
  }

  private record Guesses(int count, Instant since) {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = Paths.of(request);
    return LINKS.stream().noneMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = String.valueOf(request.getRemoteAddr());
    if (count(address, 0) >= UNKNOWN_A_MINUTE) {
      response.setHeader("Retry-After", Long.toString(MINUTE.toSeconds()));
      response.sendError(429);
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND) {
      count(address, 1);
    }
  }

  private synchronized int count(String address, int more) {
    Instant now = clock.instant();
    Guesses known = guesses.get(address);
    boolean over = known == null || !now.isBefore(known.since().plus(MINUTE));
    if (over && more == 0) {
      return 0;
    }
    Guesses counted =
        over ? new Guesses(more, now) : new Guesses(known.count() + more, known.since());
    guesses.put(address, counted);
    return counted.count();
  }
}
