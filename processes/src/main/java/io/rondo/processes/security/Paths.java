package io.rondo.processes.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.UrlPathHelper;

/** What the security filters ask of a request's path, decoded and without the context path. */
final class Paths {

  private static final List<String> STATIC =
      List.of("/rondo/", "/webjars/", "/camunda/assets/", "/camunda/lib/", "/camunda/favicon.ico");

  private Paths() {}

  static String of(HttpServletRequest request) {
    return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
  }

  static boolean isStatic(String path) {
    return STATIC.stream().anyMatch(path::startsWith);
  }

  /** The two ways to the engine's own API: for machines, and for the web applications. */
  static boolean isEngineApi(String path) {
    return path.startsWith("/engine-rest") || path.startsWith("/camunda/api");
  }

  /** The first-run pages and endpoints of the web applications, which Rondo never needs. */
  static boolean isSetup(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return (lower.startsWith("/camunda") || lower.startsWith("/engine-rest"))
        && lower.contains("/setup");
  }
}
