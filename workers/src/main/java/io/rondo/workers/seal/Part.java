package io.rondo.workers.seal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of a campaign that can change by itself and that somebody signs for. */
public enum Part {
  BRIEF("The brief"),
  CONTENT("The content"),
  AUDIENCE("The audience"),
  CELLS("Cells and hold-out"),
  RULES("Rules of approval"),
  BUDGET("Budget"),
  PARTNERS("Partners"),
  PROCESS("Processes"),
  WINDOW("Send and response window");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** As it stands in tables and decision tables, for example {@code content}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The part of that text, whatever its case; empty when there is none. */
  public static Optional<Part> of(String text) {
    return Arrays.stream(values()).filter(part -> part.text().equalsIgnoreCase(text)).findFirst();
  }
}
