package io.rondo.workers.dialogue;

import static io.rondo.workers.database.UtcInstantTypeHandler.dateTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.customer.PersonalData;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.Topic;
import io.rondo.workers.testing.FakeDecisions;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with surveys and help. */
abstract class SurveysContract {

  @Autowired private Surveys surveys;
  @Autowired private Helps helps;
  @Autowired private HelpArticles articles;
  @Autowired private LifeStages stages;
  @Autowired private Messages messages;
  @Autowired private DialogueListener listener;
  @Autowired private List<PersonalData> personalData;
  @Autowired private FakeDecisions decisions;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String code = "S-" + UUID.randomUUID().toString().substring(0, 8);
  private final String thread = UUID.randomUUID().toString();
  private Mailing mailing;
  private long customer;

  @BeforeEach
  void aCase() {
    clock.reset();
    listener.heard.clear();
    // whoever says no has the case opened anew, with a time in which it is due
    decisions.table(
        "FollowUpPriority",
        facts ->
            List.of(Map.of("remindHours", 2, "dueHours", 4, "escalateHours", 6, "answerDays", 3)));
    jdbc.update("delete from help_article");
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
    customer = mailing.idOf(mailing.customer());
    jdbc.update(
        "insert into service_case (code, customer_id, campaign_id, channel, thread_key, kind,"
            + " skill, priority, state, opened_at, due_at, waited_seconds, reopened, updated_at)"
            + " values (?, ?, ?, 'email', ?, 'complaint', 'general', 'high', 'open',"
            + " '2026-01-01 00:00:00', '2026-01-02 00:00:00', 0, 0, '2026-01-01 00:00:00')",
        code,
        customer,
        mailing.campaignId(),
        thread);
  }

  @AfterEach
  void noTables() {
    decisions.clear();
  }

  @Test
  void aYesSatisfiesTheCustomerOfTheCaseOnce() {
    String token = token(surveys.ask(code, customer));
    assertThat(surveys.find(token)).hasValue(new Surveys.View(false, false));

    assertThat(surveys.answer(token, 5, "Danke, alles bestens, super!"))
        .hasValue(new Surveys.View(true, true));
    assertThat(surveys.answer(token, 1, "changed my mind")).hasValue(new Surveys.View(true, true));

    assertThat(listener.heard).containsExactly(new CustomerSatisfied(code, "survey"));
    Map<String, Object> event = event("survey");
    assertThat(event)
        .containsEntry("customer_id", customer)
        .containsEntry("campaign_id", mailing.campaignId())
        .containsEntry("thread_key", thread)
        .containsEntry("detail", code)
        .containsEntry("topic", "praise");
    assertThat(event.get("score").toString()).startsWith("5");
    assertThat(messages.text((Long) event.get("message_id")))
        .isEqualTo("Danke, alles bestens, super!");
  }

  @Test
  void aMiddlingScoreIsNoYes() {
    surveys.answer(token(surveys.ask(code, customer)), 3, " ");

    assertThat(listener.heard).containsExactly(new CustomerUnsatisfied(code));
    assertThat(event("survey").get("message_id")).isNull();
  }

  @Test
  void askingAgainIsTheSameQuestionUntilItIsAnswered() {
    String first = surveys.ask(code, customer);
    assertThat(surveys.ask(code, customer)).isEqualTo(first);

    surveys.answer(token(first), 2, null);
    String second = surveys.ask(code, customer);
    assertThat(second).isNotEqualTo(first);
    assertThat(surveys.find(token(second))).hasValue(new Surveys.View(false, false));
    assertThat(surveys.find(token(first)))
        .as("the older mail asks anew, too")
        .hasValue(new Surveys.View(false, false));
    surveys.answer(token(first), 4, null);
    assertThat(surveys.find(token(second))).hasValue(new Surveys.View(true, true));
    assertThat(surveys.find(token(first))).hasValue(new Surveys.View(true, false));
    assertThat(listener.heard)
        .containsExactly(new CustomerUnsatisfied(code), new CustomerSatisfied(code, "survey"));
  }

  @Test
  void whoGuessesFindsNothing() {
    String token = token(surveys.ask(code, customer));
    for (String wrong : List.of("", "AAAA", token.substring(1) + "A", "x".repeat(10_000))) {
      assertThat(surveys.find(wrong)).isEmpty();
      assertThat(surveys.answer(wrong, 5, null)).isEmpty();
      assertThat(helps.find(wrong, "en")).isEmpty();
      assertThat(helps.say(wrong, Helps.Said.SOLVED, null)).isFalse();
    }
    assertThat(helps.find(token, "en")).as("a survey's token opens no help").isEmpty();
    assertThatThrownBy(() -> surveys.answer(token, 6, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(listener.heard).isEmpty();
  }

  @Test
  void helpShowsWhatFitsInTheirLanguage() {
    articles.save(article("complaints", "en", "When something is wrong", "complaint", 5), "mia");
    articles.save(article("complaints", "de", "Wenn etwas nicht stimmt", "complaint", 5), "mia");
    articles.save(article("opening-hours", "en", "When we are there", null, 1), "mia");
    articles.save(article("washing", "en", "Washing", "how_to", 1), "mia");

    String link = helps.ofCase(code);
    assertThat(helps.ofCase(code)).isEqualTo(link);
    Helps.View view = helps.find(token(link), "de").orElseThrow();
    assertThat(view.articles())
        .extracting(HelpArticle::title)
        .containsExactly("Wenn etwas nicht stimmt", "When we are there");
    assertThat(view.caseCode()).isEqualTo(code);
    assertThat(view.caseState()).isEqualTo("open");
    assertThat(view.dueAt()).isNotNull();
    assertThat(view.begunBy()).isNull();
    jdbc.update("update service_case set kind = 'usage' where code = ?", code);
    assertThat(helps.find(token(link), "de").orElseThrow().begunBy()).isEqualTo(Helps.Begun.USAGE);

    Helps.View general =
        helps.find(token(helps.ofCustomer(customer, "how_to")), "fr").orElseThrow();
    assertThat(general.articles())
        .extracting(HelpArticle::title)
        .containsExactly("Washing", "When we are there");
    assertThat(general.caseCode()).isNull();
  }

  @Test
  void whoSaysSolvedConfirmsTheCase() {
    String token = token(helps.confirmOfCase(code).replace("/solved", ""));
    assertThat(helps.say(token, Helps.Said.SOLVED, null)).isTrue();
    assertThat(helps.say(token, Helps.Said.SOLVED, null)).isTrue();

    assertThat(listener.heard).containsExactly(new CustomerSatisfied(code, "confirmed"));
    assertThat(events("answer")).isOne();

    helps.say(token, Helps.Said.NOT_SOLVED, "It leaks again, I am disappointed");
    assertThat(listener.heard).last().isEqualTo(new CustomerUnsatisfied(code));
    assertThat(event("ticket"))
        .containsEntry("topic", "complaint")
        .containsEntry("thread_key", thread)
        .containsEntry("detail", code);
  }

  @Test
  void whoWantsAPersonIsHeardAndNotWithoutEnd() {
    String token = token(helps.ofCustomer(customer, "delivery"));
    for (int i = 0; i < 30; i++) {
      helps.say(token, Helps.Said.PERSON, "Where is it? " + i);
    }
    assertThat(events("ticket")).isEqualTo(20);
    assertThat(listener.heard).isEmpty();
    assertThat(helps.find(token, "en").orElseThrow().said()).isEqualTo(Helps.Said.PERSON);
  }

  @Test
  void thePagesOfAnErasedPersonLeadNowhere() {
    String token = token(surveys.ask(code, customer));
    PersonalData pages =
        personalData.stream().filter(one -> one.section().equals("pages")).findAny().orElseThrow();
    assertThat(pages.of(customer)).hasSize(1);

    pages.erase(customer);
    assertThat(surveys.find(token)).isEmpty();
    assertThat(pages.of(customer)).isEmpty();
  }

  @Test
  void anArticleIsRefusedWithEveryReason() {
    assertThatThrownBy(
            () ->
                articles.save(
                    new HelpArticle("A b", "eng", "", "", null, -1, true, null, null), "mia"))
        .isInstanceOfSatisfying(
            HelpArticleRefused.class, refused -> assertThat(refused.problems()).hasSize(5));
  }

  @Test
  void purchasesMoveSomebodyThroughTheStages() {
    assertThat(stages.of(customer)).isEqualTo(LifeStage.PROSPECT);
    told("purchase", 3);
    assertThat(stages.of(customer)).isEqualTo(LifeStage.NEW);
    told("purchase", 200);
    told("purchase", 300);
    assertThat(stages.of(List.of(customer, -1L)))
        .containsEntry(customer, LifeStage.LOYAL)
        .containsEntry(-1L, LifeStage.PROSPECT);
    clock.advance(Duration.ofDays(190));
    told("open", 0);
    assertThat(stages.of(customer)).isEqualTo(LifeStage.LAPSING);
    told("click", 0);
    assertThat(stages.of(customer)).isNotEqualTo(LifeStage.LAPSING);
  }

  private void told(String kind, int daysAgo) {
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, customer_id, actor,"
            + " occurred_at, received_at, reaction) values ('test', ?, ?, ?, 'human', ?, ?, 'none')",
        UUID.randomUUID().toString(),
        kind,
        customer,
        dateTime(clock.instant().minus(Duration.ofDays(daysAgo))),
        dateTime(clock.instant()));
  }

  private static HelpArticle article(
      String code, String language, String title, String topic, int place) {
    return new HelpArticle(
        code, language, title, "Do this.", Topic.of(topic).orElse(null), place, true, null, null);
  }

  private Map<String, Object> event(String kind) {
    return jdbc.queryForMap(
        "select customer_id, campaign_id, thread_key, detail, topic, score, message_id from"
            + " response_event where customer_id = ? and kind = ?",
        customer,
        kind);
  }

  private int events(String kind) {
    return jdbc.queryForObject(
        "select count(*) from response_event where customer_id = ? and kind = ?",
        Integer.class,
        customer,
        kind);
  }

  private static String token(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
