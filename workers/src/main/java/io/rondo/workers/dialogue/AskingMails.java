package io.rondo.workers.dialogue;

import io.rondo.workers.content.MailQuestion;
import io.rondo.workers.content.MailQuestions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Chooses what each mail of a chunk asks. The unique key decides: of two mails at the same moment
 * one asks, and nobody is asked the same twice.
 */
@Component
class AskingMails implements MailQuestions {

  private final QuestionMapper mapper;
  private final LifeStages stages;
  private final Clock clock;

  AskingMails(QuestionMapper mapper, LifeStages stages, Clock clock) {
    this.mapper = mapper;
    this.stages = stages;
    this.clock = clock;
  }

  @Override
  public Optional<MailQuestion> named(String code) {
    return Optional.ofNullable(mapper.named(code)).map(row -> candidate(row).mail());
  }

  @Override
  public Map<Long, MailQuestion> ask(List<String> codes, Map<Long, Long> customers) {
    List<Candidate> candidates =
        codes.stream().map(mapper::named).filter(row -> row != null).map(this::candidate).toList();
    Map<Long, MailQuestion> asked = new HashMap<>();
    if (candidates.isEmpty() || customers.isEmpty()) {
      return asked;
    }
    Set<String> done = known(candidates, customers, asked);
    List<QuestionMapper.Asked> chosen = choose(candidates, customers, asked, done);
    if (!chosen.isEmpty()) {
      write(chosen, candidates, asked);
    }
    return asked;
  }

  /** A question that may be asked. */
  private record Candidate(long id, Question question, MailQuestion mail) {}

  private Candidate candidate(QuestionMapper.Row row) {
    Question question = Questions.question(row, mapper.options(row.id()));
    List<String> labels = question.options().stream().map(Question.Option::label).toList();
    return new Candidate(
        row.id(), question, new MailQuestion(question.code(), question.text(), labels));
  }

  /** Puts what these rows asked before; returns who was asked what by whichever mail. */
  private Set<String> known(
      List<Candidate> candidates, Map<Long, Long> customers, Map<Long, MailQuestion> asked) {
    Set<String> done = new HashSet<>();
    List<Long> questions = candidates.stream().map(Candidate::id).toList();
    for (QuestionMapper.Asked one : mapper.asked(Set.copyOf(customers.values()), questions)) {
      done.add(pair(one.customerId(), one.questionId()));
      if (one.deliveryId() != null && customers.containsKey(one.deliveryId())) {
        asked.put(one.deliveryId(), mail(candidates, one.questionId()));
      }
    }
    return done;
  }

  private List<QuestionMapper.Asked> choose(
      List<Candidate> candidates,
      Map<Long, Long> customers,
      Map<Long, MailQuestion> asked,
      Set<String> done) {
    boolean byStage = candidates.stream().anyMatch(one -> !one.question().lifeStages().isEmpty());
    Map<Long, LifeStage> of =
        byStage ? stages.of(Set.copyOf(customers.values())) : Map.<Long, LifeStage>of();
    List<QuestionMapper.Asked> chosen = new ArrayList<>();
    customers.forEach(
        (deliveryId, customerId) -> {
          if (!asked.containsKey(deliveryId)) {
            candidates.stream()
                .filter(one -> fits(one.question(), of.get(customerId)))
                .filter(one -> done.add(pair(customerId, one.id())))
                .findFirst()
                .ifPresent(
                    one -> chosen.add(new QuestionMapper.Asked(deliveryId, customerId, one.id())));
          }
        });
    return chosen;
  }

  private void write(
      List<QuestionMapper.Asked> chosen,
      List<Candidate> candidates,
      Map<Long, MailQuestion> asked) {
    Instant now = clock.instant();
    try {
      mapper.ask(chosen, now);
      chosen.forEach(one -> asked.put(one.deliveryId(), mail(candidates, one.questionId())));
    } catch (DuplicateKeyException e) {
      for (QuestionMapper.Asked one : chosen) {
        try {
          mapper.ask(List.of(one), now);
          asked.put(one.deliveryId(), mail(candidates, one.questionId()));
        } catch (DuplicateKeyException another) {
          // another mail asks them this very moment: this one asks nothing
        }
      }
    }
  }

  private static boolean fits(Question question, LifeStage stage) {
    return question.active()
        && (question.lifeStages().isEmpty() || question.lifeStages().contains(stage));
  }

  private static MailQuestion mail(List<Candidate> candidates, long questionId) {
    return candidates.stream()
        .filter(one -> one.id() == questionId)
        .map(Candidate::mail)
        .findFirst()
        .orElseThrow();
  }

  private static String pair(long customerId, long questionId) {
    return customerId + ":" + questionId;
  }
}
