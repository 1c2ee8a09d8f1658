package io.rondo.workers.content;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code {{ token | filter: argument }}} of a content, checked: a name, and filters out of a
 * short list.
 *
 * @param filters as Liquid, for example {@code upcase | truncate: 10}; empty when there is none
 */
record Token(String name, String filters) {

  /** The page to unsubscribe; the one token that every content has without declaring it. */
  static final String UNSUBSCRIBE = "unsubscribe_url";

  /** The question that fits the person, with its options as links; nothing where none fits. */
  static final String QUESTION = "question";

  static final Set<String> FILTERS =
      Set.of(
          "upcase",
          "downcase",
          "capitalize",
          "default",
          "escape",
          "strip",
          "truncate",
          "truncatewords",
          "append",
          "prepend",
          "round",
          "date");

  private static final String ARGUMENT =
      "(?:\"[^\"{}<>]*\"|'[^'{}<>]*'|-?\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final Pattern FILTER =
      Pattern.compile(
          "\\|\\s*([a-z_]+)\\s*(?::\\s*(" + ARGUMENT + "(?:\\s*,\\s*" + ARGUMENT + ")*))?\\s*");
  private static final Pattern NAME = Pattern.compile("\\s*([a-z][a-z0-9_]{0,59})\\s*");

  /**
   * Reads what stands between the braces. @return null when it is no token; the problem is added
   */
  static Token read(String inside, List<String> problems) {
    Matcher name = NAME.matcher(inside);
    if (!name.lookingAt()) {
      problems.add(
          "\"{{"
              + inside
              + "}}\" is no token: write {{ name }} or {{ name | filter }} with a name in small"
              + " letters.");
      return null;
    }
    StringBuilder filters = new StringBuilder();
    Matcher filter = FILTER.matcher(inside);
    int at = name.end();
    while (at < inside.length()) {
      filter.region(at, inside.length());
      if (!filter.lookingAt()) {
        problems.add(
            "\"{{" + inside + "}}\": after the name come only filters, as in {{ name | upcase }}.");
        return null;
      }
      if (!FILTERS.contains(filter.group(1))) {
        problems.add(
            "\"{{"
                + inside
                + "}}\": there is no filter \""
                + filter.group(1)
                + "\". There are: "
                + String.join(", ", FILTERS.stream().sorted().toList())
                + ".");
        return null;
      }
      // Values are always escaped where they land: the filter would do it twice.
      if (!filter.group(1).equals("escape")) {
        filters.append(filters.isEmpty() ? "" : " | ").append(filter.group(1));
        if (filter.group(2) != null) {
          filters.append(": ").append(filter.group(2));
        }
      }
      at = filter.end();
    }
    return new Token(name.group(1), filters.toString());
  }
}
