package io.rondo.workers.response;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The word list and the small words of each language, as they come with Rondo. */
final class WordFiles {

  private WordFiles() {}

  /** Every word of {@code words.csv}. */
  static List<Word> words() {
    return read("words.csv").stream()
        .map(
            line ->
                new Word(
                    line.getField("language"),
                    line.getField("word"),
                    topic(line.getField("topic")),
                    Integer.parseInt(line.getField("sentiment"))))
        .toList();
  }

  /** By language and role (marker, negation, stronger) the tokens of {@code languages.csv}. */
  static Map<String, Map<String, Set<String>>> languages() {
    Map<String, Map<String, Set<String>>> languages = new LinkedHashMap<>();
    for (NamedCsvRecord line : read("languages.csv")) {
      languages
          .computeIfAbsent(line.getField("language"), any -> new LinkedHashMap<>())
          .put(
              line.getField("role"),
              Set.copyOf(new LinkedHashSet<>(Folding.words(line.getField("words")))));
    }
    return languages;
  }

  private static Topic topic(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return Topic.of(text)
        .orElseThrow(() -> new IllegalStateException("words.csv: no topic is named " + text));
  }

  private static List<NamedCsvRecord> read(String file) {
    try (InputStream in = WordFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Rondo was built without " + file);
      }
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader.stream().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
