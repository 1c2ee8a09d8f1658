package io.rondo.workers.campaign;

import java.util.Locale;

/** Who decides which cell a person gets. */
public enum Assignment {
  /** A stable hash of the person, by the shares of the cells. */
  CHANCE,
  /** The value of a customer attribute, which is the name of a cell. */
  ATTRIBUTE;

  /** As it stands in forms and tables: {@code chance} or {@code attribute}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Assignment of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
