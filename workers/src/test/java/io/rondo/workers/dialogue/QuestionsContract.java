package io.rondo.workers.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.content.MailQuestion;
import io.rondo.workers.content.MailQuestions;
import io.rondo.workers.customer.PersonalData;
import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with questions and their answers. */
abstract class QuestionsContract {

  @Autowired private Questions questions;
  @Autowired private AnswerFacts answers;
  @Autowired private MailQuestions mails;
  @Autowired private TrackingLinks links;
  @Autowired private List<PersonalData> personalData;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String season = "season-" + mark;
  private final String topics = "topics-" + mark;
  private Mailing mailing;
  private Mailing.Person person;

  @BeforeEach
  void aMailedPerson() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
    person = mailing.mailed("A", clock.instant());
    questions.add(question(season, QuestionKind.ONE_CLICK, Set.of()), "dora");
    questions.add(question(topics, QuestionKind.PREFERENCE, Set.of()), "dora");
  }

  @Test
  void nobodyIsAskedTheSameTwice() {
    assertThat(ask(List.of(season, topics), person)).isEqualTo(season);
    assertThat(ask(List.of(season, topics), person)).as("the same mail again").isEqualTo(season);

    Mailing.Person later = again(person);
    assertThat(ask(List.of(season, topics), later)).isEqualTo(topics);
    assertThat(ask(List.of(season, topics), again(person))).isNull();
    assertThat(answers.of(person.customerId()))
        .extracting(AnswerFacts.Fact::question)
        .containsExactly(season, topics);
  }

  @Test
  void twoMailsAtTheSameMomentAskOnce() throws Exception {
    List<Mailing.Person> mailed = List.of(person, again(person), again(person), again(person));
    ExecutorService pool = Executors.newFixedThreadPool(mailed.size());
    try {
      List<Callable<Object>> calls =
          mailed.stream()
              .map(one -> (Callable<Object>) () -> String.valueOf(ask(List.of(season), one)))
              .toList();
      int asked = 0;
      for (var done : pool.invokeAll(calls)) {
        asked += done.get().equals(season) ? 1 : 0;
      }
      assertThat(asked).isOne();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void theLifeStageDecidesWhatIsAsked() {
    String loyal = "loyal-" + mark;
    String prospect = "prospect-" + mark;
    questions.add(question(loyal, QuestionKind.POLL, Set.of(LifeStage.LOYAL)), "dora");
    questions.add(
        question(prospect, QuestionKind.POLL, Set.of(LifeStage.PROSPECT, LifeStage.NEW)), "dora");

    assertThat(ask(List.of(loyal), person)).isNull();
    assertThat(ask(List.of(loyal, prospect), person)).isEqualTo(prospect);
  }

  @Test
  void whatIsNoLongerActiveIsAskedNoMore() {
    assertThat(questions.setActive(season, false)).isTrue();
    assertThat(ask(List.of(season, topics), person)).isEqualTo(topics);
    assertThat(mails.named(season)).as("contents that hold it stay sound").isPresent();
    assertThat(questions.setActive("none", false)).isFalse();
  }

  @Test
  void readingThePageAnswersNothing() {
    ask(List.of(season), person);
    String token = token(person, 1);

    AnswerFacts.View view = answers.find(token).orElseThrow();
    assertThat(view.chosen()).containsExactly("winter");
    assertThat(view.answered()).isFalse();
    assertThat(answers.of(person.customerId()).get(0).answer()).isNull();
  }

  @Test
  void anAnswerIsAFactWithItsSourceDateAndConfidence() {
    ask(List.of(season), person);
    clock.advance(Duration.ofHours(2));

    answers.answer(token(person, 1), List.of("winter"));
    answers.answer(token(person, 0), List.of("summer"));

    AnswerFacts.Fact fact = answers.of(person.customerId()).get(0);
    assertThat(fact.answer()).isEqualTo("summer");
    assertThat(fact.source()).isEqualTo("mail");
    assertThat(fact.confidence()).isEqualTo(90);
    assertThat(fact.answeredAt()).isEqualTo(clock.instant());
    assertThat(fact.askedAt()).isEqualTo(clock.instant().minus(Duration.ofHours(2)));
    Map<String, Object> event =
        jdbc.queryForMap(
            "select kind, detail, campaign_id, delivery_id from response_event where customer_id ="
                + " ?",
            person.customerId());
    assertThat(event)
        .containsEntry("kind", "answer")
        .containsEntry("detail", season + "=winter")
        .containsEntry("campaign_id", mailing.campaignId())
        .containsEntry("delivery_id", person.deliveryId());
  }

  @Test
  void aPreferenceTakesSeveralAndAOneClickOnlyOne() {
    ask(List.of(topics), person);
    answers.answer(token(person, 0), List.of("winter", "summer"));
    assertThat(answers.find(token(person, 0)).orElseThrow().chosen())
        .containsExactlyInAnyOrder("summer", "winter");
    assertThat(questions.tallies().get(topics).people())
        .containsExactly(Map.entry("summer", 1L), Map.entry("winter", 1L));

    Mailing.Person other = mailing.mailed("A", clock.instant());
    ask(List.of(season), other);
    for (List<String> wrong :
        List.of(List.of("summer", "winter"), List.<String>of(), List.of("autumn"))) {
      assertThatThrownBy(() -> answers.answer(token(other, 0), wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(answers.find(token(other, 0)).orElseThrow().answered()).isFalse();
  }

  @Test
  void aPollShowsTheOthersOnlyAfterwards() {
    String poll = "poll-" + mark;
    questions.add(question(poll, QuestionKind.POLL, Set.of()), "dora");
    Mailing.Person other = mailing.mailed("A", clock.instant());
    ask(List.of(poll), person);
    ask(List.of(poll), other);
    assertThat(answers.find(token(person, 0)).orElseThrow().tally()).isNull();

    answers.answer(token(person, 0), List.of("summer"));
    Questions.Tally tally = answers.find(token(person, 0)).orElseThrow().tally();
    assertThat(tally).isEqualTo(new Questions.Tally(2, 1, Map.of("summer", 1L, "winter", 0L)));
  }

  @Test
  void whoGuessesFindsNothing() {
    assertThat(answers.find(token(person, 0))).as("was asked nothing").isEmpty();
    assertThat(answers.find("AAAA")).isEmpty();
    assertThat(answers.answer("AAAA", List.of("summer"))).isEmpty();
    assertThat(answers.find(links.unsubscribe(person.deliveryId()).replaceAll(".*/", "")))
        .isEmpty();
  }

  @Test
  void anErasedPersonHasNoFacts() {
    ask(List.of(season), person);
    answers.answer(token(person, 0), List.of("summer"));
    PersonalData facts =
        personalData.stream()
            .filter(one -> one.section().equals("answers"))
            .findAny()
            .orElseThrow();
    assertThat(facts.of(person.customerId())).hasSize(1);

    facts.erase(person.customerId());
    assertThat(facts.of(person.customerId())).isEmpty();
    assertThat(answers.find(token(person, 0))).isEmpty();
  }

  @Test
  void aQuestionNeverChangesAndIsRefusedWithEveryReason() {
    assertThatThrownBy(() -> questions.add(question(season, QuestionKind.POLL, Set.of()), "dora"))
        .isInstanceOf(QuestionRefused.class)
        .hasMessageContaining("is taken");
    assertThatThrownBy(
            () ->
                questions.add(
                    new Question(
                        "A b",
                        QuestionKind.POLL,
                        "",
                        null,
                        List.of(new Question.Option("X", "")),
                        true,
                        null,
                        null),
                    "dora"))
        .isInstanceOfSatisfying(
            QuestionRefused.class, refused -> assertThat(refused.problems()).hasSize(5));
  }

  private String ask(List<String> codes, Mailing.Person whom) {
    Map<Long, Long> customers = new HashMap<>(Map.of(whom.deliveryId(), whom.customerId()));
    MailQuestion asked = mails.ask(codes, customers).get(whom.deliveryId());
    return asked == null ? null : asked.code();
  }

  /** Another mail to the same person. */
  private Mailing.Person again(Mailing.Person known) {
    Mailing other = Mailing.frozenAt(jdbc, clock.instant());
    Mailing.Person row = other.mailed("A", clock.instant());
    jdbc.update(
        "update delivery set customer_id = ? where id = ?", known.customerId(), row.deliveryId());
    return new Mailing.Person(known.number(), known.customerId(), row.deliveryId());
  }

  private String token(Mailing.Person whom, int option) {
    return links.answer(whom.deliveryId(), option).replaceAll(".*/", "");
  }

  private static Question question(String code, QuestionKind kind, Set<LifeStage> stages) {
    return new Question(
        code,
        kind,
        "Which season?",
        stages,
        List.of(new Question.Option("summer", "Summer"), new Question.Option("winter", "Winter")),
        true,
        null,
        null);
  }
}
