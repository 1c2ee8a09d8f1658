package io.rondo.integrations.print.answer;

import io.rondo.integrations.print.Unreadable;
import java.util.Arrays;

/** Names of files that others chose: they are read, never used as a path of ours. */
public final class FileNames {

  private static final int LONGEST = 200;

  private FileNames() {}

  /**
   * Lets a plain relative name through.
   *
   * @throws Unreadable for one that leads elsewhere, is too long, or reads other than it is
   */
  public static void check(String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new Unreadable("A file's name is empty or longer than " + LONGEST + " characters.");
    }
    boolean strange =
        name.codePoints()
            .anyMatch(
                c ->
                    Character.isISOControl(c)
                        || c == '\\'
                        || c == ':'
                        || c == 0xFFFD
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    if (strange) {
      throw new Unreadable("A file's name has characters that no name of ours has.");
    }
    if (name.startsWith("/") || Arrays.asList(name.split("/", -1)).contains("..")) {
      throw new Unreadable("A file's name leads out of its folder.");
    }
  }

  /** Whether it is a plain name without a folder. */
  public static boolean isPlain(String name) {
    try {
      check(name);
      return name.indexOf('/') < 0;
    } catch (Unreadable e) {
      return false;
    }
  }
}
