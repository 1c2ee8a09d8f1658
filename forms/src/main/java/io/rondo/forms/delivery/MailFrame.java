package io.rondo.forms.delivery;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail's HTML as a page of its own, to be shown in a sandboxed frame: no script runs in it, and
 * its links open beside Rondo.
 */
public final class MailFrame {

  private static final String POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " img-src * data:; style-src 'unsafe-inline' https:; font-src https:;"
          + " form-action 'none'; frame-ancestors 'self'";

  /** Of an address in a sentence: its full stop, bracket or quotation mark stays outside. */
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]}]");

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

  /** The answer for a frame of a mail without HTML: its words as they are, addresses as links. */
  public static ResponseEntity<String> ofText(String text) {
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>"
                + "<body style=\"margin:1.5rem;font:1rem/1.5 sans-serif;"
                + "white-space:pre-wrap;overflow-wrap:anywhere\">");
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      String address = HtmlUtils.htmlEscape(link.group(), "UTF-8");
      page.append(HtmlUtils.htmlEscape(text.substring(from, link.start()), "UTF-8"))
          .append("<a href=\"")
          .append(address)
          .append("\" rel=\"noopener noreferrer\">")
          .append(address)
          .append("</a>");
      from = link.end();
    }
    return of(
        page.append(HtmlUtils.htmlEscape(text.substring(from), "UTF-8"))
            .append("</body></html>")
            .toString());
  }

  private static String beside(String html) {
    String base = "<base target=\"_blank\">";
    int head = html.indexOf("<head>");
    return head < 0 ? base + html : html.substring(0, head + 6) + base + html.substring(head + 6);
  }
}
