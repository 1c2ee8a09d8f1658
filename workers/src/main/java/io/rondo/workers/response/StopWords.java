package io.rondo.workers.response;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the messages that say no more than: leave me alone. In every language it has, at once. */
final class StopWords {

  private static final Set<String> WORDS = read();

  /** Words after "stop" that may follow it: "STOP please", "STOP RONDO SMS". */
  private static final int MOST_MORE = 2;

  private StopWords() {}

  /** Whether a message is one. */
  static boolean isStop(String text) {
    List<String> words = Folding.words(text == null ? "" : text);
    if (words.isEmpty()) {
      return false;
    }
    boolean begins = words.get(0).equals("stop") || words.get(0).equals("stopp");
    return WORDS.contains(String.join(" ", words)) || begins && words.size() <= 1 + MOST_MORE;
  }

  private static Set<String> read() {
    try (InputStream in = StopWords.class.getResourceAsStream("stop-words.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> String.join(" ", Folding.words(line)))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
