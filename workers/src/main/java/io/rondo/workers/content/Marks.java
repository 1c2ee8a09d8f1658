package io.rondo.workers.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the tokens out of a text before anything else reads it and leaves a mark for each: MJML and
 * HTML then cannot mangle them, and what a person's value holds can never be read as a token.
 */
final class Marks {

  /** Marks stand between two characters that no text may hold. */
  private static final Pattern MARK = Pattern.compile("\uE000([a-z]?)(\\d{1,9})\uE001");

  private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);

  private final List<Token> tokens = new ArrayList<>();
  private final List<String> problems;

  Marks(List<String> problems) {
    this.problems = problems;
  }

  /** The text with a mark for each token; problems are added. */
  String mark(String text) {
    if (text.indexOf('\uE000') >= 0 || text.indexOf('\uE001') >= 0) {
      problems.add("The characters U+E000 and U+E001 cannot be used.");
      return "";
    }
    if (text.contains("{%")) {
      problems.add("Contents hold no logic: take out every {% ... %}.");
    }
    StringBuilder marked = new StringBuilder();
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      Token token = Token.read(braces.group(1), problems);
      braces.appendReplacement(marked, token == null ? "" : "\uE000" + tokens.size() + "\uE001");
      if (token != null) {
        tokens.add(token);
      }
    }
    braces.appendTail(marked);
    if (marked.indexOf("{{") >= 0) {
      problems.add("A token is not closed: {{ needs its }}.");
    }
    return marked.toString();
  }

  /** The tokens found so far; their place is their number. */
  List<Token> tokens() {
    return tokens;
  }

  /** The mark of a link, for the HTML and the text. */
  static String link(int linkNo) {
    return "\uE000l" + linkNo + "\uE001";
  }

  static final String OPEN = "\uE000o0\uE001";
  static final String UNSUBSCRIBE = "\uE000u0\uE001";

  /** A reader of marks: group 1 is the kind (none for a token), group 2 the number. */
  static Matcher matcher(String text) {
    return MARK.matcher(text);
  }

  /** Whether the marked text holds the token of this name. */
  static boolean holds(String text, List<Token> tokens, String name) {
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      if (mark.group(1).isEmpty()
          && tokens.get(Integer.parseInt(mark.group(2))).name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  static boolean any(String text) {
    return text.indexOf('\uE000') >= 0;
  }
}
