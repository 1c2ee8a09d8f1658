package io.rondo.workers.audience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression and where they stand: the syntax tree does not know. */
final class FeelText {

  private static final Pattern WORD =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`|[\\p{L}_][\\p{L}\\p{N}_]*|\\d+(?:\\.\\d+)?"
              + "|==|<>|!=|<=|>=|&&|\\|\\||\\*\\*|\\S",
          Pattern.DOTALL);
  private static final Set<String> NOT_FOR_SEGMENTS =
      Set.of("for", "some", "every", "satisfies", "return", "function", "instance", "{", "}", "?");
  private static final Map<String, String> FROM_OTHER_LANGUAGES =
      Map.of(
          "==", "is no FEEL: equality is one =",
          "<>", "is no FEEL: write !=",
          "!", "is no FEEL: write not(...)",
          "&&", "is no FEEL: write and",
          "||", "is no FEEL: write or",
          "'", "is no FEEL: texts stand in double quotes");
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_NESTING = 20;

  /** A word and its column, the first being 1. */
  record Word(String text, int column) {}

  private final String text;
  private final List<Word> words = new ArrayList<>();

  FeelText(String text) {
    this.text = text;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start() + 1));
    }
  }

  /** Refuses what could cost the parser too much, and words that no segment can use. */
  void check() {
    if (text.isBlank()) {
      throw new SegmentRefused("The segment is empty.", "", 1);
    }
    if (text.length() > MAX_LENGTH) {
      throw new SegmentRefused(
          "The segment is longer than %,d characters.".formatted(MAX_LENGTH), "", MAX_LENGTH + 1);
    }
    int depth = 0;
    for (Word word : words) {
      switch (word.text()) {
        case "(", "[", "if" -> depth++;
        case ")", "]", "else" -> depth--;
        default -> {
          refuseUnless(
              !NOT_FOR_SEGMENTS.contains(word.text()), word, "cannot be used in a segment");
          String better = FROM_OTHER_LANGUAGES.get(word.text());
          refuseUnless(better == null, word, better);
        }
      }
      if (depth > MAX_NESTING) {
        throw refused(word, "is nested too deeply");
      }
    }
    checkDates();
  }

  /** Refuses a date that is none: the parser would quietly read null. */
  private void checkDates() {
    for (int i = 0; i + 1 < words.size(); i++) {
      String word = words.get(i).text();
      boolean bracket = words.get(i + 1).text().equals("(");
      int at = i + (bracket ? 2 : 1);
      boolean literal = at < words.size() && words.get(at).text().startsWith("\"");
      if (literal && word.equals("date") && bracket) {
        refuseUnless(isDate(words.get(at)), words.get(at), "is no date like 2026-01-31");
      } else if (literal && word.equals("duration") && bracket) {
        refuseUnless(isDuration(words.get(at)), words.get(at), "is no duration like P30D");
      } else if (literal && word.equals("@") && !bracket) {
        boolean known = isDate(words.get(at)) || isDuration(words.get(at));
        refuseUnless(known, words.get(at), "is no date like 2026-01-31");
      }
    }
  }

  private static boolean isDate(Word literal) {
    return reads(LocalDate::parse, literal);
  }

  private static boolean isDuration(Word literal) {
    return reads(Period::parse, literal) || reads(Duration::parse, literal);
  }

  private static boolean reads(Function<String, ?> parser, Word literal) {
    try {
      parser.apply(literal.text().substring(1, literal.text().length() - 1));
      return true;
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Refuses by the place where the parser gave up. */
  SegmentRefused notUnderstood(int index) {
    int at = 0;
    while (at < words.size()
        && words.get(at).column() + words.get(at).text().length() <= index + 1) {
      at++;
    }
    if (at == words.size()) {
      return new SegmentRefused(
          "The segment ends too early: something is missing after column %d."
              .formatted(text.length()),
          "",
          text.length() + 1);
    }
    Word word = words.get(at);
    String before = at == 0 ? "" : words.get(at - 1).text();
    return refused(
        word,
        before.equals("not")
            ? "is not understood here: write not(" + word.text() + ")"
            : "is not understood here, or what follows it is not");
  }

  /** Refuses, naming the first place where this word stands. */
  SegmentRefused refused(String word, String problem) {
    return refused(find(word), problem);
  }

  private Word find(String wanted) {
    String first = wanted.split(" ")[0];
    for (String candidate : List.of(wanted, first)) {
      for (Word word : words) {
        if (word.text().equals(candidate)) {
          return word;
        }
      }
    }
    return new Word(wanted, Math.max(0, text.indexOf(wanted)) + 1);
  }

  private static SegmentRefused refused(Word word, String problem) {
    String shown = word.text().startsWith("\"") ? word.text() : "\"" + word.text() + "\"";
    return new SegmentRefused(
        "%s at column %d %s.".formatted(shown, word.column(), problem), word.text(), word.column());
  }

  private static void refuseUnless(boolean allowed, Word word, String problem) {
    if (!allowed) {
      throw refused(word, problem);
    }
  }
}
