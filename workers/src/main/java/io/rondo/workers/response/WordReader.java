package io.rondo.workers.response;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a text by a word list: which language, what about, and how the writer feels. What a
 * negation stands beside means the opposite, though weaker. Immutable and thread-safe.
 */
final class WordReader {

  /** What a message has to say stands in its first screens. */
  private static final int LONGEST = 8_000;

  private static final double HINT = 1.5;
  private static final double PHRASE = 0.5;
  private static final int BEFORE = 3;
  private static final int AFTER = 2;

  private final SortedMap<String, WordIndex> languages;

  WordReader(Map<String, WordIndex> languages) {
    this.languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
  }

  /** The gist of a text. @param hint the language that is likely; null when nobody knows */
  Gist read(String text, String hint) {
    if (text == null || text.isBlank()) {
      return Gist.NOTHING;
    }
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    List<String> tokens = Folding.tokens(part);
    if (tokens.isEmpty()) {
      return Gist.NOTHING;
    }
    String hinted =
        hint == null || hint.length() < 2 ? "" : hint.substring(0, 2).toLowerCase(Locale.ROOT);
    String language = null;
    double highest = 0;
    for (Map.Entry<String, WordIndex> candidate : languages.entrySet()) {
      double points =
          points(tokens, candidate.getValue()) + (candidate.getKey().equals(hinted) ? HINT : 0);
      if (points > highest) {
        highest = points;
        language = candidate.getKey();
      }
    }
    // without a language still the smileys speak
    WordIndex index = languages.get(language == null ? languages.firstKey() : language);
    return new Reading(index, tokens).gist(part.indexOf('?') >= 0, language);
  }

  private static double points(List<String> tokens, WordIndex index) {
    double points = 0;
    for (int at = 0; at < tokens.size(); at++) {
      if (index.marks(tokens.get(at))) {
        points++;
      }
      WordIndex.Found found = index.at(tokens, at);
      if (found != null && !found.word().language().equals("*")) {
        points += found.length();
      }
    }
    return points;
  }

  /** One text in one language. */
  private static final class Reading {

    private final WordIndex index;
    private final List<String> tokens;
    private final Map<Topic, Double> weights = new EnumMap<>(Topic.class);
    private double feeling;
    private int felt;

    Reading(WordIndex index, List<String> tokens) {
      this.index = index;
      this.tokens = tokens;
    }

    Gist gist(boolean asks, String language) {
      int at = 0;
      while (at < tokens.size()) {
        WordIndex.Found found = index.at(tokens, at);
        if (found != null) {
          take(found, at);
        }
        at += found == null ? 1 : found.length();
      }
      if (asks) {
        weigh(Topic.QUESTION, 1);
      }
      thank();
      Topic topic = null;
      double all = 0;
      for (Map.Entry<Topic, Double> weight : weights.entrySet()) {
        all += weight.getValue();
        if (topic == null || weight.getValue() > weights.get(topic)) {
          topic = weight.getKey();
        }
      }
      long sentiment = felt == 0 ? 0 : Math.round(feeling / Math.sqrt(felt));
      return new Gist(
          topic == null ? null : topic.text(),
          (int) Math.max(-100, Math.min(100, sentiment)),
          topic == null ? 0 : confidence(weights.get(topic), all),
          language);
    }

    /** Thanks beside "it is solved", and nothing else, speak for that and not against it. */
    private void thank() {
      Double thanks = weights.get(Topic.PRAISE);
      Double solved = weights.get(Topic.SOLVED);
      if (thanks != null && solved != null && weights.size() == 2 && solved >= thanks) {
        weights.remove(Topic.PRAISE);
        weigh(Topic.SOLVED, thanks);
      }
    }

    /** Grows with what speaks for the topic and shrinks with what speaks for others. */
    private static int confidence(double weight, double all) {
      return (int) Math.round(95 * weight / all * (1 - Math.pow(0.5, weight)));
    }

    private void take(WordIndex.Found found, int at) {
      Word word = found.word();
      double sentiment = word.sentiment();
      Topic topic = word.topic();
      if (isNegated(at, found.length())) {
        boolean wasGood = sentiment > 0;
        sentiment = wasGood ? -0.8 * sentiment : -0.4 * sentiment;
        topic = negated(topic, wasGood);
      }
      if (at > 0 && index.strengthens(tokens.get(at - 1))) {
        sentiment *= 1.3;
      }
      if (Math.abs(sentiment) > 0) {
        feeling += sentiment;
        felt++;
      }
      if (topic != null) {
        weigh(topic, found.length() + PHRASE);
      }
    }

    private static Topic negated(Topic topic, boolean wasGood) {
      if (topic == null) {
        return null;
      }
      return switch (topic) {
        case PRAISE, SOLVED -> wasGood ? Topic.COMPLAINT : null;
        case COMPLAINT, OPPORTUNITY, REFERRAL, UNSUBSCRIBE -> null;
        default -> topic;
      };
    }

    private boolean isNegated(int at, int length) {
      if (index.negates(tokens.get(at))) {
        return false; // the phrase holds its own
      }
      for (int before = at - 1; before >= Math.max(0, at - BEFORE); before--) {
        if (Folding.isEnd(tokens.get(before))) {
          break;
        }
        if (index.negates(tokens.get(before))) {
          return true;
        }
      }
      int end = at + length;
      for (int after = end; after < Math.min(tokens.size(), end + AFTER); after++) {
        if (Folding.isEnd(tokens.get(after))) {
          break;
        }
        if (index.negates(tokens.get(after))) {
          return !heads(after);
        }
      }
      return false;
    }

    /** Whether what follows the negation is a word of its own that it belongs to. */
    private boolean heads(int negation) {
      if (index.at(tokens, negation) != null) {
        return true;
      }
      for (int at = negation + 1; at < Math.min(tokens.size(), negation + 1 + BEFORE); at++) {
        if (Folding.isEnd(tokens.get(at))) {
          return false;
        }
        if (index.at(tokens, at) != null) {
          return true;
        }
      }
      return false;
    }

    private void weigh(Topic topic, double weight) {
      weights.merge(topic, weight, Double::sum);
    }
  }
}
