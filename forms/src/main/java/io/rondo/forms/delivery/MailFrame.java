package io.rondo.forms.delivery;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A mail's HTML as a page of its own, to be shown in a sandboxed frame: no script runs in it, and
 * its links open beside Rondo.
 */
public final class MailFrame {

  private static final String POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " img-src * data:; style-src 'unsafe-inline' https:; font-src https:;"
          + " form-action 'none'; frame-ancestors 'self'";

  private MailFrame() {}

  /** The answer for a frame. */
  public static ResponseEntity<String> of(String html) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .body(beside(html));
  }

  private static String beside(String html) {
    String base = "<base target=\"_blank\">";
    int head = html.indexOf("<head>");
    return head < 0 ? base + html : html.substring(0, head + 6) + base + html.substring(head + 6);
  }
}
