package io.rondo.workers.customer;

import java.util.Locale;

/** What an attribute holds. */
public enum AttributeType {
  /** A decimal number: up to 14 digits before the point and 6 after it. */
  NUMBER("n"),
  /** Yes or no. */
  BOOLEAN("n"),
  /** At most 200 characters. */
  TEXT("t"),
  /** A calendar day. */
  DATE("d");

  private final String slotPrefix;

  AttributeType(String slotPrefix) {
    this.slotPrefix = slotPrefix;
  }

  /** The word in the catalogue and in messages, for example {@code boolean}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AttributeType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String slotPrefix() {
    return slotPrefix;
  }

  int slots() {
    return switch (this) {
      case NUMBER, BOOLEAN -> 24;
      case TEXT -> 20;
      case DATE -> 8;
    };
  }
}
