package io.rondo.workers.asset;

import java.util.Locale;

/** What should make a person careful with a file; it is only ever given out as a download. */
public enum Warning {
  /** It can run something where it is opened: scripts, actions, macros. */
  ACTIVE_CONTENT,
  /** It can be read as more than one type. */
  POLYGLOT,
  /** Its name ends as another type does. */
  NAME_DIFFERS,
  /** It asks for a password. */
  ENCRYPTED,
  /** It begins as its type and cannot be read on. */
  UNREADABLE;

  /** As it stands in tables and the API, for example {@code active_content}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Warning of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
