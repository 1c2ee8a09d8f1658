package io.rondo.workers.response;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The word list by which messages are read: what comes with Rondo, and what people changed of it. A
 * change holds at once here and within ten seconds on other nodes.
 */
@Service("wordList")
public class Words {

  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int LONGEST_WORD = 60;
  private static final String ANY = "*";

  private final WordMapper mapper;
  private final Clock clock;
  private final List<Word> given = WordFiles.words();
  private final Map<String, Map<String, Set<String>>> roles = WordFiles.languages();
  private volatile Loaded loaded;

  Words(WordMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  private record Loaded(WordReader reader, List<Word> words, Instant changedAt, long lookedAt) {}

  /**
   * The gist of what somebody wrote or said, in memory: thousands a second. Only the first 8,000
   * characters count; take out what they quote before.
   *
   * @param languageHint the language that is likely, for example the customer's; null when nobody
   *     knows
   */
  public Gist read(String text, String languageHint) {
    return current().reader().read(text, languageHint);
  }

  /** Every word that is used, by language and word. */
  public List<Word> all() {
    return current().words();
  }

  /** The languages that texts are read in, for example {@code de}. */
  public List<String> languages() {
    return roles.keySet().stream().sorted().toList();
  }

  /**
   * Adds a word, or changes what it means.
   *
   * @throws WordRefused when it is no word, of no known language, or its sentiment is out of range
   */
  @Transactional
  public void put(Word word, String who) {
    String text = tidy(word.word());
    if (!word.language().equals(ANY) && !roles.containsKey(word.language())) {
      throw new WordRefused(
          "There is no language \"%s\": choose one of %s, or * for all."
              .formatted(word.language(), String.join(", ", languages())));
    }
    if (word.sentiment() < -100 || word.sentiment() > 100) {
      throw new WordRefused("The sentiment goes from -100 (angry) to 100 (delighted).");
    }
    change(
        new WordRow(
            word.language(),
            text,
            word.topic() == null ? null : word.topic().text(),
            word.sentiment(),
            true),
        who);
  }

  /** Takes a word out; nothing happens when it is not in. */
  @Transactional
  public void remove(String language, String word, String who) {
    String text = tidy(word);
    boolean known =
        all().stream().anyMatch(one -> one.language().equals(language) && one.word().equals(text));
    if (known) {
      change(new WordRow(language, text, null, 0, false), who);
    }
  }

  private static String tidy(String word) {
    String text = word == null ? "" : word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > LONGEST_WORD) {
      throw new WordRefused("A word has 1 to 60 characters.");
    }
    List<String> tokens = Folding.words(text);
    if (tokens.isEmpty()) {
      throw new WordRefused("\"%s\" holds no letter and no smiley.".formatted(text));
    }
    if (tokens.stream().anyMatch(token -> token.endsWith(ANY) && token.length() < 3)) {
      throw new WordRefused("A star needs at least two letters before it, as in \"complain*\".");
    }
    return text;
  }

  private void change(WordRow row, String who) {
    Instant now = clock.instant();
    if (mapper.update(row, who, now) == 0) {
      try {
        mapper.insert(row, who, now);
      } catch (DuplicateKeyException e) {
        throw new WordRefused(
            "Somebody else has just changed \"%s\": look at it first.".formatted(row.word()));
      }
    }
    loaded = null;
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            loaded = null;
          }
        });
  }

  private Loaded current() {
    Loaded known = loaded;
    long now = System.nanoTime();
    if (known != null && now - known.lookedAt() < LOOK_EVERY_NANOS) {
      return known;
    }
    Instant changedAt = mapper.changedAt();
    if (known != null && Objects.equals(known.changedAt(), changedAt)) {
      loaded = new Loaded(known.reader(), known.words(), changedAt, now);
    } else {
      List<Word> words = words();
      loaded = new Loaded(reader(words), words, changedAt, now);
    }
    return loaded;
  }

  private List<Word> words() {
    Map<String, Word> words = new TreeMap<>();
    given.forEach(word -> words.put(key(word.language(), word.word()), word));
    for (WordRow row : mapper.all()) {
      String key = key(row.language(), row.word());
      if (row.used()) {
        Topic topic = row.topic() == null ? null : Topic.of(row.topic()).orElse(null);
        words.put(key, new Word(row.language(), row.word(), topic, row.sentiment()));
      } else {
        words.remove(key);
      }
    }
    return List.copyOf(words.values());
  }

  private static String key(String language, String word) {
    return language + " " + word;
  }

  private WordReader reader(List<Word> words) {
    Map<String, WordIndex> indexes = new HashMap<>();
    roles.forEach(
        (language, of) ->
            indexes.put(
                language,
                new WordIndex(
                    of.getOrDefault("marker", Set.of()),
                    of.getOrDefault("negation", Set.of()),
                    of.getOrDefault("stronger", Set.of()))));
    for (Word word : words) {
      indexes.forEach(
          (language, index) -> {
            if (word.language().equals(ANY) || word.language().equals(language)) {
              index.add(word);
            }
          });
    }
    return new WordReader(indexes);
  }
}
