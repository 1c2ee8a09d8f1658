package io.rondo.forms.layout;

import jakarta.servlet.http.HttpServletResponse;

/**
 * A page that a form in Tasklist shows. It keeps its origin, so that the cookie goes along, but
 * runs no script and sends no form.
 */
public final class TaskFrame {

  private static final String POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin; default-src 'none';"
          + " style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private TaskFrame() {}

  /**
   * Sets the headers.
   *
   * @param more what it may show besides, as directives of the policy: {@code img-src 'self'}
   */
  public static void headers(HttpServletResponse response, String... more) {
    String also = more.length == 0 ? "" : "; " + String.join("; ", more);
    response.setHeader("Content-Security-Policy", POLICY + also);
    response.setHeader("Cache-Control", "no-store");
  }
}
