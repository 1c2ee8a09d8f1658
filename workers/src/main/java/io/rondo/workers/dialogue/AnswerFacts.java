package io.rondo.workers.dialogue;

import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people answered to the questions of mails: facts with their date and how sure they are. */
@Service
public class AnswerFacts {

  private static final String MAIL = "mail";
  private static final int LONGEST_DETAIL = 100;

  private final QuestionMapper mapper;
  private final TrackingLinks links;
  private final Responses responses;
  private final Clock clock;

  AnswerFacts(QuestionMapper mapper, TrackingLinks links, Responses responses, Clock clock) {
    this.mapper = mapper;
    this.links = links;
    this.responses = responses;
    this.clock = clock;
  }

  /**
   * A fact about a customer.
   *
   * @param question its code
   * @param text what was asked
   * @param answer of a preference several, with commas; null while unanswered
   * @param label the answer as people read it, of a preference several; null while unanswered
   * @param source where the answer came from, for example {@code mail}; null while unanswered
   * @param confidence in percent; null while unanswered
   */
  public record Fact(
      String question,
      String text,
      String answer,
      String label,
      String source,
      Instant askedAt,
      Instant answeredAt,
      Integer confidence) {}

  /**
   * What the page of a question shows.
   *
   * @param chosen the answers given, or else the one of the link that was followed
   * @param tally how others answered; null unless it is an answered poll
   */
  public record View(
      Question question, Set<String> chosen, boolean answered, Questions.Tally tally) {}

  /** What we know of a customer by asking, and what is still open; the oldest first. */
  public List<Fact> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(this::fact).toList();
  }

  /** The page behind the link of an option; empty when there is none. Reading changes nothing. */
  public Optional<View> find(String token) {
    return links
        .answered(token)
        .flatMap(
            tracked ->
                Optional.ofNullable(mapper.ofDelivery(tracked.deliveryId()))
                    .map(fact -> view(fact, tracked)));
  }

  /**
   * Keeps an answer; a later one takes its place. The first is a response like every other.
   *
   * @param answers one of the options, of a preference one or more
   * @return what the page shows now; empty when there is no such page
   * @throws IllegalArgumentException when these are no answers of this question
   */
  @Transactional
  public Optional<View> answer(String token, List<String> answers) {
    Optional<View> asked = find(token);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Question question = asked.get().question();
    List<String> chosen =
        question.options().stream().map(Question.Option::answer).filter(answers::contains).toList();
    boolean one = question.kind() != QuestionKind.PREFERENCE;
    if (chosen.isEmpty()
        || chosen.size() != Set.copyOf(answers).size()
        || (one && chosen.size() > 1)) {
      throw new IllegalArgumentException(
          one ? "Choose one of the options." : "Choose one or more of the options.");
    }
    QuestionMapper.FactRow fact =
        mapper.ofDelivery(links.answered(token).orElseThrow().deliveryId());
    Instant now = clock.instant();
    String answer = String.join(",", chosen);
    mapper.answer(fact.id(), answer, MAIL, question.kind().confidence(), now);
    String detail = question.code() + "=" + answer;
    responses.tell(
        Told.of("answer", "answer:" + fact.id(), "answer")
            .from("email")
            .customer(fact.customerId())
            .campaign(fact.campaignId())
            .delivery(fact.deliveryId())
            .detail(detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail)
            .confidence(question.kind().confidence())
            .at(now));
    return find(token);
  }

  private View view(QuestionMapper.FactRow fact, Tracked tracked) {
    QuestionMapper.Row row = mapper.find(fact.questionId());
    List<Question.Option> options = mapper.options(row.id());
    Question question = Questions.question(row, options);
    boolean answered = fact.answer() != null;
    Set<String> chosen =
        answered
            ? Arrays.stream(fact.answer().split(",")).collect(Collectors.toSet())
            : tracked.linkNo() < options.size()
                ? Set.of(options.get(tracked.linkNo()).answer())
                : Set.of();
    Questions.Tally tally =
        answered && question.kind() == QuestionKind.POLL
            ? Questions.tally(options, mapper.counts(row.id()))
            : null;
    return new View(question, chosen, answered, tally);
  }

  private Fact fact(QuestionMapper.FactRow row) {
    return new Fact(
        row.code(),
        row.text(),
        row.answer(),
        row.answer() == null ? null : label(row),
        row.source(),
        row.askedAt(),
        row.answeredAt(),
        row.confidence());
  }

  private String label(QuestionMapper.FactRow row) {
    List<String> answers = List.of(row.answer().split(","));
    return mapper.options(row.questionId()).stream()
        .filter(option -> answers.contains(option.answer()))
        .map(Question.Option::label)
        .collect(Collectors.joining(", "));
  }
}
