package io.rondo.workers.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A text cut once at its marks into what is the same for everybody and what is a person's own:
 * rendering is copying. Immutable and thread-safe.
 */
final class Pieces {

  /** How a value is written where it lands. */
  enum Writing {
    HTML,
    TEXT,
    LINE
  }

  private interface Piece {
    void write(StringBuilder out, Map<String, Object> person, LinkMaker links);
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final int size;

  private Pieces(int size) {
    this.size = size;
  }

  /** Cuts the marked text. */
  static Pieces cut(
      String marked, List<Token> tokens, Map<String, String> fallbacks, Writing writing) {
    Pieces cut = new Pieces(marked.length() + 1024);
    Matcher mark = Marks.matcher(marked);
    int at = 0;
    while (mark.find()) {
      cut.literal(marked.substring(at, mark.start()));
      int no = Integer.parseInt(mark.group(2));
      switch (mark.group(1)) {
        case "l" -> cut.pieces.add((out, person, links) -> write(out, links.click(no), writing));
        case "o" -> cut.pieces.add((out, person, links) -> write(out, links.open(), writing));
        case "u" -> cut.pieces.add(unsubscribe(writing));
        default -> cut.pieces.add(value(tokens.get(no), fallbacks, writing));
      }
      at = mark.end();
    }
    cut.literal(marked.substring(at));
    return cut;
  }

  /** The text for one person. */
  String render(Map<String, Object> person, LinkMaker links) {
    StringBuilder out = new StringBuilder(size);
    for (Piece piece : pieces) {
      piece.write(out, person, links);
    }
    return out.toString();
  }

  private void literal(String text) {
    if (!text.isEmpty()) {
      pieces.add((out, person, links) -> out.append(text));
    }
  }

  private static Piece value(Token token, Map<String, String> fallbacks, Writing writing) {
    if (token.name().equals(Token.UNSUBSCRIBE)) {
      return unsubscribe(writing);
    }
    if (token.name().equals(Token.QUESTION)) {
      return question(writing);
    }
    String fallback = fallbacks.getOrDefault(token.name(), "");
    Filters filters = token.filters().isEmpty() ? null : Filters.of(token.filters());
    return (out, person, links) -> {
      String value = Values.text(person.get(token.name()));
      if (value.isBlank()) {
        value = fallback;
      }
      if (filters != null) {
        value = filters.apply(value);
      }
      write(out, value, writing);
    };
  }

  private static Piece question(Writing writing) {
    return (out, person, links) -> {
      MailQuestion question = links.question();
      if (question != null && writing == Writing.HTML) {
        QuestionBlock.html(out, question, links);
      } else if (question != null) {
        QuestionBlock.text(out, question, links);
      }
    };
  }

  private static Piece unsubscribe(Writing writing) {
    return (out, person, links) -> write(out, links.unsubscribe(), writing);
  }

  private static void write(StringBuilder out, String value, Writing writing) {
    switch (writing) {
      case HTML -> Values.html(out, value);
      case TEXT -> Values.plain(out, value, true);
      case LINE -> Values.plain(out, value, false);
    }
  }
}
