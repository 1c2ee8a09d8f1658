package io.rondo.integrations.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * What a partner answered.
 *
 * @param headers names in lower case; of several the first
 * @param body as much of it as is read
 * @param cut whether there was more
 */
public record Answer(int status, Map<String, String> headers, byte[] body, boolean cut) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the status is one of success. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /**
   * How long the partner asks to be left alone (RFC 9110, 10.2.3), at most a day; null when it does
   * not say, or nothing that can be read.
   */
  public Duration retryAfter(Instant now) {
    String value = headers.get("retry-after");
    if (value == null) {
      return null;
    }
    try {
      String text = value.strip();
      Duration asked =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      if (asked.isNegative()) {
        return Duration.ZERO;
      }
      return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
