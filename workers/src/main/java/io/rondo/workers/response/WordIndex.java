package io.rondo.workers.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of one language, ready to be found in a text. Immutable once built. */
final class WordIndex {

  private static final int LONGEST_PREFIX = 30;

  private final Map<String, List<Entry>> whole = new HashMap<>();
  private final Map<String, List<Entry>> begun = new HashMap<>();
  private final Set<String> markers;
  private final Set<String> negations;
  private final Set<String> stronger;

  /**
   * @param markers small words that only tell the language
   */
  WordIndex(Set<String> markers, Set<String> negations, Set<String> stronger) {
    this.markers = markers;
    this.negations = negations;
    this.stronger = stronger;
  }

  /** A word of the list as tokens. */
  private record Entry(List<String> tokens, Word word) {

    boolean stands(List<String> text, int at) {
      if (at + tokens.size() > text.size()) {
        return false;
      }
      for (int i = 0; i < tokens.size(); i++) {
        String token = tokens.get(i);
        String found = text.get(at + i);
        boolean same =
            token.endsWith("*")
                ? found.startsWith(token.substring(0, token.length() - 1))
                : found.equals(token);
        if (!same) {
          return false;
        }
      }
      return true;
    }
  }

  /** A word found: how many tokens it takes. */
  record Found(Word word, int length) {}

  void add(Word word) {
    List<String> tokens = Folding.words(word.word());
    if (tokens.isEmpty()) {
      return;
    }
    String first = tokens.get(0);
    Entry entry = new Entry(tokens, word);
    if (first.endsWith("*")) {
      begun
          .computeIfAbsent(first.substring(0, first.length() - 1), any -> new ArrayList<>())
          .add(entry);
    } else {
      whole.computeIfAbsent(first, any -> new ArrayList<>()).add(entry);
    }
  }

  /** The longest word of the list that begins at this token; null when none does. */
  Found at(List<String> text, int at) {
    String token = text.get(at);
    Found best = longest(null, whole.get(token), text, at);
    for (int end = Math.min(token.length(), LONGEST_PREFIX); end > 1; end--) {
      best = longest(best, begun.get(token.substring(0, end)), text, at);
    }
    return best;
  }

  boolean marks(String token) {
    return markers.contains(token);
  }

  boolean negates(String token) {
    return negations.contains(token);
  }

  boolean strengthens(String token) {
    return stronger.contains(token);
  }

  private static Found longest(Found best, List<Entry> entries, List<String> text, int at) {
    if (entries != null) {
      for (Entry entry : entries) {
        int length = entry.tokens().size();
        if ((best == null || length > best.length()) && entry.stands(text, at)) {
          best = new Found(entry.word(), length);
        }
      }
    }
    return best;
  }
}
