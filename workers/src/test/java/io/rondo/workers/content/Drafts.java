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

  /** A content that asks this question. */
  public static ContentDraft asking(String name, String questionCode) {
    return new ContentDraft(
        name,
        "One question",
        "Rondo Mode",
        body("<mj-text>Hello! {{ question }}</mj-text>"),
        Map.of("question", questionCode));
  }

  /** A small, sound letter of this name. */
  public static ContentDraft letter(String name) {
    return letter(
        name,
        """
        <style>p { color: #111 }</style>
        <p>Hello {{ first_name | upcase }},<br>{{ address_line1 }}</p>
        <p>{{ link }}</p>{{ qr }}
        """);
  }

  static ContentDraft letter(String name, String html) {
    return new ContentDraft(
        ContentKind.LETTER,
        name,
        "A letter for {{ first_name }}",
        "",
        html,
        Map.of(
            "first_name", "friend",
            "address_line1", "",
            "link", "https://shop.example/spring?a=1&b=2"));
  }

  /** A small, sound script of this name. */
  public static ContentDraft script(String name) {
    return new ContentDraft(
        ContentKind.SCRIPT,
        name,
        "A call to {{ first_name }}",
        "",
        "Hello, is this {{ first_name }}?\n\n<Smile> & say who you are.",
        Map.of("first_name", "you"));
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
