package io.rondo.workers.social;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a post as networks do: characters as people see them, links, tags, names. */
public final class SocialText {

  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final Pattern LINK = Pattern.compile("(?<=^|[\\s(])https?://[^\\s<>\"]+");
  private static final Pattern TAG =
      Pattern.compile("(?<=^|\\s)#(?=[\\p{L}\\p{N}_]*\\p{L})[\\p{L}\\p{N}_]{1,64}");
  private static final Pattern NAME =
      Pattern.compile("(?<=^|[\\s(])@[a-zA-Z0-9][a-zA-Z0-9.-]*\\.[a-zA-Z]{2,}");

  private SocialText() {}

  /** What a part of a text is. */
  public enum Kind {
    LINK,
    TAG,
    NAME
  }

  /**
   * A part of a text that is more than letters.
   *
   * @param text as it stands there: the address, {@code #word} or {@code @name.example}
   * @param start of it, in UTF-16 units from 0
   * @param end after it
   * @param byteStart of it, in bytes of UTF-8 from 0
   * @param byteEnd after it
   */
  public record Mark(Kind kind, String text, int start, int end, int byteStart, int byteEnd) {}

  /** How many characters people see (extended grapheme clusters); a family emoji is one. */
  public static int length(String text) {
    return (int) CHARACTER.matcher(text).results().count();
  }

  /** How many bytes of UTF-8. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The links, tags and names of a text in their order; none lies inside another. */
  public static List<Mark> marks(String text) {
    List<Mark> marks = new ArrayList<>();
    find(LINK, Kind.LINK, text, marks);
    find(TAG, Kind.TAG, text, marks);
    find(NAME, Kind.NAME, text, marks);
    marks.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return List.copyOf(marks);
  }

  private static void find(Pattern pattern, Kind kind, String text, List<Mark> marks) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String found = kind == Kind.LINK ? withoutEnd(matcher.group()) : matcher.group();
      int start = matcher.start();
      if (marks.stream().anyMatch(mark -> start >= mark.start() && start < mark.end())) {
        continue;
      }
      int bytes = bytes(text.substring(0, start));
      marks.add(new Mark(kind, found, start, start + found.length(), bytes, bytes + bytes(found)));
    }
  }

  /** The full stop behind a link belongs to the sentence, and so does a bracket opened before. */
  private static String withoutEnd(String link) {
    String left = link;
    while (!left.isEmpty()) {
      char last = left.charAt(left.length() - 1);
      boolean opened =
          last == ')'
              && left.chars().filter(c -> c == '(').count()
                  >= left.chars().filter(c -> c == ')').count();
      if (".,;:!?'\")]".indexOf(last) < 0 || opened) {
        return left;
      }
      left = left.substring(0, left.length() - 1);
    }
    return left;
  }
}
