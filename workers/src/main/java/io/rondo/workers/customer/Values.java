package io.rondo.workers.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the texts of a CSV file as values. */
final class Values {

  static final int MAX_TEXT = 200;

  private static final int MAX_INTEGER_DIGITS = 14;
  private static final int MAX_FRACTION_DIGITS = 30;
  private static final int SCALE = 6;

  private Values() {}

  /** Yes or no: 1, true, yes or 0, false, no. */
  static Optional<Boolean> yesOrNo(String text) {
    if (text.length() > "false".length()) {
      return Optional.empty();
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> Optional.of(true);
      case "0", "false", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A number, rounded to 6 digits after the point. */
  static Optional<BigDecimal> number(String text) {
    if (!isNumber(text)) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text);
    return Optional.of(
        number.scale() > SCALE ? number.setScale(SCALE, RoundingMode.HALF_UP) : number);
  }

  /** A day in ISO 8601, years 1000 to 9999. */
  static Optional<LocalDate> date(String text) {
    if (text.length() != 10
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(0) == '0'
        || digits(text, 0) != 4
        || digits(text, 5) != 7
        || digits(text, 8) != 10) {
      return Optional.empty();
    }
    int month = Integer.parseInt(text, 5, 7, 10);
    int day = Integer.parseInt(text, 8, 10, 10);
    int year = Integer.parseInt(text, 0, 4, 10);
    boolean real =
        month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    return real ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
  }

  /** A sign, an integer without leading zeros, a fraction: what spreadsheets write. */
  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = digits(text, start);
    boolean leadingZero = point - start > 1 && text.charAt(start) == '0';
    if (point == start || point - start > MAX_INTEGER_DIGITS || leadingZero) {
      return false;
    }
    if (point == text.length()) {
      return true;
    }
    int end = digits(text, point + 1);
    return text.charAt(point) == '.'
        && end == text.length()
        && end > point + 1
        && end - point - 1 <= MAX_FRACTION_DIGITS;
  }

  /** Where the digits from here on end. */
  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** A time in ISO 8601: with its offset, or in UTC, or the begin of a day in UTC. */
  static Optional<Instant> instant(String text) {
    Optional<LocalDate> day = date(text);
    if (day.isPresent()) {
      return day.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    String iso = text.replace(' ', 'T');
    try {
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
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
