package io.rondo.forms.audience;

import io.rondo.workers.audience.SegmentRefused;

/**
 * Why an expression is refused, cut so that the page can mark the place.
 *
 * @param column where the word begins, the first character being 1; 0 where there is no place
 */
record Refusal(String message, String word, int column, String before, String after) {

  static Refusal of(String expression, SegmentRefused refused) {
    String word = refused.word() == null ? "" : refused.word();
    int column = refused.column();
    if (column < 1 || column > expression.length() + 1) {
      return new Refusal(refused.getMessage(), word, 0, null, null);
    }
    String before = expression.substring(0, column - 1);
    String rest = expression.substring(column - 1);
    String after = rest.startsWith(word) ? rest.substring(word.length()) : rest;
    return new Refusal(refused.getMessage(), word, column, before, after);
  }
}
