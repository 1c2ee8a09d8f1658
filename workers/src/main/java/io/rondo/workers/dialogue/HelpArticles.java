package io.rondo.workers.dialogue;

import io.rondo.workers.response.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What helps people themselves, written by marketers. */
@Service
public class HelpArticles {

  private static final String OTHERWISE = "en";
  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_BODY = 20_000;
  private static final int LAST_PLACE = 999;

  private final HelpArticleMapper mapper;
  private final Clock clock;

  HelpArticles(HelpArticleMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** All articles, by code and language. */
  public List<HelpArticle> all() {
    return mapper.all().stream().map(HelpArticles::article).toList();
  }

  /** One article. */
  public Optional<HelpArticle> find(String code, String language) {
    return Optional.ofNullable(mapper.find(code, language)).map(HelpArticles::article);
  }

  /**
   * Keeps an article as the author wrote it, new or changed.
   *
   * @throws HelpArticleRefused naming every problem
   */
  @Transactional
  public void save(HelpArticle article, String who) {
    List<String> problems = problems(article);
    if (!problems.isEmpty()) {
      throw new HelpArticleRefused(problems);
    }
    String topic = article.topic() == null ? null : article.topic().text();
    Instant now = clock.instant();
    if (mapper.update(article, topic, who, now) == 0) {
      try {
        mapper.insert(article, topic, who, now);
      } catch (DuplicateKeyException e) {
        throw new HelpArticleRefused(
            List.of("Somebody else has just written this article: look at theirs first."));
      }
    }
  }

  /** Takes an article away; whether it was there. */
  @Transactional
  public boolean delete(String code, String language) {
    return mapper.delete(code, language) > 0;
  }

  /** What is published and fits, in this language or else in English or whatever there is. */
  List<HelpArticle> fitting(String topic, String language) {
    Map<String, HelpArticle> fitting = new LinkedHashMap<>();
    for (HelpArticleMapper.Row row : mapper.published(topic)) {
      fitting.merge(
          row.code(),
          article(row),
          (one, other) ->
              rank(other.language(), language) > rank(one.language(), language) ? other : one);
    }
    return List.copyOf(fitting.values());
  }

  private static int rank(String language, String wanted) {
    return language.equals(wanted) ? 2 : language.equals(OTHERWISE) ? 1 : 0;
  }

  private static List<String> problems(HelpArticle article) {
    List<String> problems = new ArrayList<>();
    if (!article.code().matches("[a-z0-9][a-z0-9-]*") || article.code().length() > LONGEST_CODE) {
      problems.add("The code has 1 to 60 small letters, digits and -, as in wash-a-jacket.");
    }
    if (!article.language().matches("[a-z]{2}")) {
      problems.add("The language is two small letters, as in en.");
    }
    if (article.title().isBlank() || article.title().length() > LONGEST_TITLE) {
      problems.add("The title has 1 to 120 characters.");
    }
    if (article.body().isBlank() || article.body().length() > LONGEST_BODY) {
      problems.add("The text has 1 to 20,000 characters.");
    }
    if (article.place() < 0 || article.place() > LAST_PLACE) {
      problems.add("The place goes from 0 (first) to 999.");
    }
    return problems;
  }

  private static HelpArticle article(HelpArticleMapper.Row row) {
    return new HelpArticle(
        row.code(),
        row.language(),
        row.title(),
        row.body(),
        row.topic() == null ? null : Topic.of(row.topic()).orElse(null),
        row.place(),
        row.published(),
        row.changedBy(),
        row.changedAt());
  }
}
