package io.rondo.workers.rehearsal;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Looks whether links lead anywhere. A door implements it: it opens the connection. */
public interface LinkCheck {

  /**
   * Looks at every link, in bounded time and without following redirects.
   *
   * @return an answer for each of them; what is missing was not checked
   */
  Map<String, Answer> check(Collection<String> urls);

  /** What was found. @param detail a short sentence without anything of the page; may be null */
  record Answer(State state, String detail) {}

  /** How a link is. */
  enum State {
    /** The page is there. */
    OK,
    /** It leads on to another address, which was not looked at. */
    REDIRECT,
    /** The server answers that it has no such page, or fails. */
    BROKEN,
    /** No server answers. */
    UNREACHABLE,
    /** Rondo does not go there: an inner network, or no web address. */
    REFUSED,
    /** Nobody looked. */
    UNCHECKED;

    /** As it stands in reports, for example {@code ok}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
