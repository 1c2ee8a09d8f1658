package io.rondo.workers.dialogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What mails may ask, and how people answer. */
@Service
public class Questions {

  private final QuestionMapper mapper;
  private final Clock clock;

  Questions(QuestionMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * How a question was answered.
   *
   * @param asked how many people were asked
   * @param answered how many of them answered
   * @param people by answer, in the order of the options; of a preference one may count for several
   */
  public record Tally(long asked, long answered, Map<String, Long> people) {}

  /** All questions, the newest first. */
  public List<Question> all() {
    List<Question> questions = new ArrayList<>(mapper.all().stream().map(this::question).toList());
    Collections.reverse(questions);
    return questions;
  }

  /** The question of this code. */
  public Optional<Question> named(String code) {
    return Optional.ofNullable(mapper.named(code)).map(this::question);
  }

  /**
   * Keeps a new question.
   *
   * @throws QuestionRefused naming every problem, also when its code is taken
   */
  @Transactional
  public void add(Question question, String who) {
    List<String> problems = QuestionRules.problems(question);
    if (problems.isEmpty() && mapper.named(question.code()) != null) {
      problems = List.of(taken(question.code()));
    }
    if (!problems.isEmpty()) {
      throw new QuestionRefused(problems);
    }
    String stages =
        Arrays.stream(LifeStage.values())
            .filter(question.lifeStages()::contains)
            .map(LifeStage::text)
            .collect(Collectors.joining(","));
    try {
      mapper.insert(
          new QuestionMapper.Row(
              0,
              question.code(),
              question.kind().text(),
              question.text(),
              stages,
              question.active(),
              who,
              clock.instant()));
    } catch (DuplicateKeyException e) {
      throw new QuestionRefused(List.of(taken(question.code())));
    }
    long id = mapper.named(question.code()).id();
    for (int no = 0; no < question.options().size(); no++) {
      mapper.insertOption(id, no, question.options().get(no));
    }
  }

  private static String taken(String code) {
    return "\"%s\" is taken: a question never changes, give the new one another code."
        .formatted(code);
  }

  /** Asks it no more, or again. @return whether there is such a question */
  @Transactional
  public boolean setActive(String code, boolean active) {
    return mapper.setActive(code, active) > 0;
  }

  /** How every question was answered, by code. */
  public Map<String, Tally> tallies() {
    Map<Long, List<QuestionMapper.Count>> counts =
        mapper.allCounts().stream()
            .collect(Collectors.groupingBy(QuestionMapper.Count::questionId));
    Map<String, Tally> tallies = new HashMap<>();
    for (QuestionMapper.Row row : mapper.all()) {
      tallies.put(
          row.code(), tally(mapper.options(row.id()), counts.getOrDefault(row.id(), List.of())));
    }
    return tallies;
  }

  static Tally tally(List<Question.Option> options, List<QuestionMapper.Count> counts) {
    Map<String, Long> people = new LinkedHashMap<>();
    options.forEach(option -> people.put(option.answer(), 0L));
    long asked = 0;
    long answered = 0;
    for (QuestionMapper.Count count : counts) {
      asked += count.people();
      if (count.answer() != null) {
        answered += count.people();
        for (String one : count.answer().split(",")) {
          people.merge(one, count.people(), Long::sum);
        }
      }
    }
    return new Tally(asked, answered, people);
  }

  private Question question(QuestionMapper.Row row) {
    return question(row, mapper.options(row.id()));
  }

  static Question question(QuestionMapper.Row row, List<Question.Option> options) {
    Set<LifeStage> stages =
        Arrays.stream(row.lifeStages().split(","))
            .map(text -> LifeStage.of(text).orElse(null))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Question(
        row.code(),
        QuestionKind.of(row.kind()).orElseThrow(),
        row.text(),
        stages,
        options,
        row.active(),
        row.createdBy(),
        row.createdAt());
  }
}
