package io.rondo.workers.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a content is made for, and so what it is written in. */
public enum ContentKind {
  /** Written in MJML. */
  EMAIL("E-mail", "MJML"),
  /** Written in HTML for print, on A4. */
  LETTER("Letter", "HTML"),
  /** Written in HTML for print, on A6. */
  POSTCARD("Postcard", "HTML"),
  /** What a caller says, as plain text. */
  SCRIPT("Script", "text");

  private final String title;
  private final String language;

  ContentKind(String title, String language) {
    this.title = title;
    this.language = language;
  }

  /** As it stands in tables and forms, for example {@code letter}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** What its body is written in, for people. */
  public String language() {
    return language;
  }

  /** Whether it becomes paper. */
  public boolean isPrinted() {
    return this == LETTER || this == POSTCARD;
  }

  /** The kind of that text, whatever its case; empty when there is none. */
  public static Optional<ContentKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equalsIgnoreCase(text)).findFirst();
  }
}
