package io.rondo.workers.response;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Who follows a link or loads a pixel, as far as the request tells. Only humans are counted. A
 * program library's own name (curl, Java, Python) is no sign of a scanner: scanners that hide
 * behind one are caught by their haste.
 */
public enum Actor {
  /** Nothing speaks against a person. */
  HUMAN,
  /** A scanner, a preview or a crawler. */
  SUSPECTED_BOT,
  /** A mail provider that loads pictures for its users, whether they read or not. */
  PROXY;

  /** Parts of the names that scanners, previews and crawlers give themselves, in lower case. */
  private static final List<String> SCANNERS = names("scanners.txt");

  private static final List<String> PROXIES = names("proxies.txt");

  /** Apple's mail privacy protection names itself so and no further. */
  private static final String APPLE_PROXY = "mozilla/5.0";

  /**
   * Who clicks.
   *
   * @param head whether only the head was asked for; people never do
   * @param userAgent as the header says, null when absent
   */
  public static Actor ofClick(boolean head, String userAgent) {
    return head || isScanner(lower(userAgent)) ? SUSPECTED_BOT : HUMAN;
  }

  /** Who loads the pixel; parameters as in {@link #ofClick}. */
  public static Actor ofOpen(boolean head, String userAgent) {
    String name = lower(userAgent);
    if (name.equals(APPLE_PROXY) || PROXIES.stream().anyMatch(name::contains)) {
      return PROXY;
    }
    return ofClick(head, userAgent);
  }

  /** As it stands in the table, for example {@code suspected_bot}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One name a line; what follows a # is a remark. */
  private static List<String> names(String file) {
    try (InputStream in = Actor.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").stripTrailing())
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isScanner(String name) {
    // Cubot makes telephones
    String words = name.replace("cubot", "");
    return words.isEmpty()
        || words.endsWith("bot")
        || words.contains("bot ")
        || SCANNERS.stream().anyMatch(words::contains);
  }

  private static String lower(String userAgent) {
    return userAgent == null ? "" : userAgent.strip().toLowerCase(Locale.ROOT);
  }
}
