package io.rondo.workers.response;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text the way the word list does: small letters, no accents, one token a word or smiley.
 * People leave accents out on telephones; a German umlaut is its two letters.
 */
final class Folding {

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+\\*?|\\p{So}|[.,;!?]");

  private Folding() {}

  /** The tokens of a word of the list. */
  static List<String> words(String text) {
    return tokens(text).stream().filter(token -> !isEnd(token)).toList();
  }

  /** Whether this token ends a part of a sentence: no negation reaches over it. */
  static boolean isEnd(String token) {
    return token.length() == 1 && ".,;!?".contains(token);
  }

  /** The tokens of a text, the ends of its sentences and of their parts among them. */
  static List<String> tokens(String text) {
    String small =
        text.toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replace("n't", " not")
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss")
            .replace("œ", "oe")
            .replaceAll("(?<!\\w)[:;]-?\\)", "\uD83D\uDE42")
            .replaceAll("(?<!\\w):-?\\(", "\uD83D\uDE41");
    String plain = MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(plain);
    while (token.find()) {
      tokens.add(token.group());
    }
    return tokens;
  }
}
