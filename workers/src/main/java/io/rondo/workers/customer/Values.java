package io.rondo.workers.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the texts of a CSV file as values. */
final class Values {

  static final int MAX_TEXT = 200;

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,13})(\\.\\d{1,30})?");
  private static final Pattern DATE = Pattern.compile("[1-9]\\d{3}-\\d{2}-\\d{2}");
  private static final int SCALE = 6;

  private Values() {}

  /** Yes or no: 1, true, yes or 0, false, no. */
  static Optional<Boolean> yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> Optional.of(true);
      case "0", "false", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A number, rounded to 6 digits after the point. */
  static Optional<BigDecimal> number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text);
    return Optional.of(
        number.scale() > SCALE ? number.setScale(SCALE, RoundingMode.HALF_UP) : number);
  }

  /** A day in ISO 8601, years 1000 to 9999. */
  static Optional<LocalDate> date(String text) {
    if (!DATE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time in ISO 8601: with its offset, or in UTC, or the begin of a day in UTC. */
  static Optional<Instant> instant(String text) {
    Optional<LocalDate> day = date(text);
    if (day.isPresent()) {
      return day.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    String iso = text.replace(' ', 'T');
    try {
      boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d{2}:\\d{2}");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The narrowest type that holds all of these texts. */
  static AttributeType narrowest(List<String> texts) {
    if (texts.stream().allMatch(text -> yesOrNo(text).isPresent())) {
      return AttributeType.BOOLEAN;
    }
    if (texts.stream().allMatch(text -> number(text).isPresent())) {
      return AttributeType.NUMBER;
    }
    if (texts.stream().allMatch(text -> date(text).isPresent())) {
      return AttributeType.DATE;
    }
    return AttributeType.TEXT;
  }

  /**
   * What is wrong with a text that becomes part of mails and pages; null when nothing is. Control
   * characters could end a header early, U+FFFD stands for bytes that are not UTF-8.
   */
  static String problem(String text, int maxLength) {
    if (text.length() > maxLength) {
      return "longer than " + maxLength + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F && c < 0xA0 || c == '\u2028' || c == '\u2029') {
        return "contains a control character or line break";
      }
      if (c == '\uFFFD') {
        return "contains bytes that are not UTF-8";
      }
    }
    return null;
  }
}
