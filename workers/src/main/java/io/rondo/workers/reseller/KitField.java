package io.rondo.workers.reseller;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a kit that a reseller fills.
 *
 * @param name lower-case letters, digits and underscores; the token in the HTML
 * @param label what the reseller reads
 * @param limit the most characters
 */
public record KitField(String name, String label, Type type, int limit, boolean required) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,24}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"']+@[^\\s@<>\"']+\\.[a-zA-Z]{2,}");
  private static final Pattern URL =
      Pattern.compile("https://[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}(:\\d{1,5})?(/[^\\s<>\"']*)?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,4})?");
  private static final int HIGHEST_LIMIT = 1000;

  /** What a field holds. */
  public enum Type {
    TEXT("text"),
    NUMBER("a number"),
    DATE("a day, for example 2026-12-24"),
    PHONE("a telephone number"),
    URL("a web address that begins with https://"),
    EMAIL("an e-mail address");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** As it stands in the API, for example {@code text}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that text; empty when there is none. */
    public static Optional<Type> of(String text) {
      return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
  }

  /**
   * Refuses what is no field.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public KitField {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of a field has lower-case letters, digits and underscores.");
    }
    if (label == null || label.isBlank() || label.length() > 80) {
      throw new IllegalArgumentException("Field " + name + " needs a label of 80 characters.");
    }
    if (type == null) {
      throw new IllegalArgumentException(
          "Field " + name + " is text, number, date, phone, url or email.");
    }
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw new IllegalArgumentException(
          "The limit of field %s is between 1 and %,d.".formatted(name, HIGHEST_LIMIT));
    }
  }

  /** What is wrong with a value; empty when it fits. */
  Optional<String> problem(String value) {
    if (value == null || value.isBlank()) {
      return required ? Optional.of(label + " is missing.") : Optional.empty();
    }
    if (value.length() > limit) {
      return Optional.of("%s has more than %,d characters.".formatted(label, limit));
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(label + " is one line without control characters.");
    }
    return fits(value) ? Optional.empty() : Optional.of(label + " is " + type.words + ".");
  }

  private boolean fits(String value) {
    return switch (type) {
      case TEXT -> true;
      case NUMBER -> NUMBER.matcher(value).matches();
      case DATE -> isDay(value);
      case PHONE -> PHONE.matcher(value).matches();
      case URL -> URL.matcher(value).matches();
      case EMAIL -> EMAIL.matcher(value).matches();
    };
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
