package io.rondo.workers.staff;

/** The way to tell a member of staff that something waits for them. A door implements it. */
public interface Notices {

  /**
   * Tells a person. Somebody without an address is not told, and that is no failure. Safe to call
   * again: at worst the person reads it twice.
   *
   * @param person the id of a login
   * @param subject one line
   * @param text plain text; nothing personal about customers
   * @param path where to go on in Rondo, beginning with a slash
   * @throws RuntimeException when nothing could be sent now; try again later
   */
  void tell(String person, String subject, String text, String path);
}
