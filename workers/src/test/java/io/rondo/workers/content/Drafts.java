package io.rondo.workers.content;

import java.util.Map;

/** Contents to test with. */
public final class Drafts {

  private Drafts() {}

  /** A small, sound content of this name. */
  public static ContentDraft sound(String name) {
    return new ContentDraft(
        name,
        "A sale for {{ first_name }}",
        "Rondo Mode",
        body(
            """
            <mj-text>Hello {{ first_name | upcase }}!
              <a href="https://shop.example/spring?a=1&amp;b=2">Look</a></mj-text>
            <mj-button href="https://shop.example/buy">Buy</mj-button>
            """),
        Map.of("first_name", "friend"));
  }

  static ContentDraft with(String subject, String content, Map<String, String> fallbacks) {
    return new ContentDraft("mens", subject, "Rondo Mode", body(content), fallbacks);
  }

  static String body(String content) {
    return "<mjml><mj-body><mj-section><mj-column>"
        + content
        + "</mj-column></mj-section></mj-body></mjml>";
  }
}
