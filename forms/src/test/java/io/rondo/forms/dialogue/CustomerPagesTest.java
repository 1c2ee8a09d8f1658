package io.rondo.forms.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rondo.forms.testing.PageTest;
import io.rondo.workers.content.MailQuestions;
import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.dialogue.AnswerFacts;
import io.rondo.workers.dialogue.HelpArticle;
import io.rondo.workers.dialogue.HelpArticles;
import io.rondo.workers.dialogue.Helps;
import io.rondo.workers.dialogue.Question;
import io.rondo.workers.dialogue.QuestionKind;
import io.rondo.workers.dialogue.Questions;
import io.rondo.workers.dialogue.Surveys;
import io.rondo.workers.response.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PageTest
class CustomerPagesTest {

  private static final long CUSTOMER = 78_001;
  private static final long DELIVERY = 78_001;
  private static final String CASE = "S-2026-7801";

  @Autowired private MockMvc mvc;
  @Autowired private Surveys surveys;
  @Autowired private Helps helps;
  @Autowired private HelpArticles articles;
  @Autowired private Questions questions;
  @Autowired private AnswerFacts answers;
  @Autowired private MailQuestions mails;
  @Autowired private TrackingLinks links;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void aCustomerWithACase() {
    jdbc.update("delete from response_event where customer_id = ?", CUSTOMER);
    jdbc.update("delete from response_message where customer_id = ?", CUSTOMER);
    jdbc.update("delete from answer_fact where customer_id = ?", CUSTOMER);
    jdbc.update("delete from customer_page where customer_id = ?", CUSTOMER);
    jdbc.update("delete from help_article");
    jdbc.update(
        "delete from service_case_event where service_case_id in"
            + " (select id from service_case where code = ?)",
        CASE);
    jdbc.update("delete from service_case where code = ?", CASE);
    jdbc.update("delete from delivery where id = ?", DELIVERY);
    jdbc.update("delete from customer where id = ?", CUSTOMER);
    jdbc.update("delete from campaign where id = 78001");
    jdbc.update(
        "insert into campaign (id, code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (78001, 'C-2026-7801', 'n', 'g', 'o', 'w', 'true', 'chance', 0, 1, 0, 0, 0,"
            + " 'EUR', 'mia', 'listening', false, now(), now())");
    jdbc.update(
        "insert into customer (id, customer_number, email, email_hash, first_name, hash_bits,"
            + " line_hash, created_at, updated_at) values (?, 'D1', 'dora@example.com', 'h78001',"
            + " 'Theodora', 1, 'x', now(), now())",
        CUSTOMER);
    jdbc.update(
        "insert into delivery (id, campaign_id, step, round, customer_id, channel, state, attempts,"
            + " updated_at) values (?, 78001, 'email', 1, ?, 'email', 'sent', 1, now())",
        DELIVERY,
        CUSTOMER);
    jdbc.update(
        "insert into service_case (code, customer_id, channel, kind, skill, priority, state,"
            + " opened_at, due_at, waited_seconds, reopened, updated_at) values (?, ?, 'email',"
            + " 'complaint', 'general', 'high', 'open', '2026-01-01 00:00:00',"
            + " '2026-01-02 00:00:00', 0, 0, '2026-01-01 00:00:00')",
        CASE,
        CUSTOMER);
  }

  @Test
  void aSurveyIsOneQuestionWithFiveFacesAndRoomForWords() throws Exception {
    String path = path(surveys.ask(CASE, CUSTOMER));
    Document page = open(path);
    assertThat(page.select("input[name=score]").eachAttr("value"))
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(page.select("textarea[name=words]")).hasSize(1);
    assertThat(page.select("form").attr("action")).isEqualTo(path);

    MockHttpServletResponse sent = send(post(path).param("score", "5").param("words", "Danke!"));
    assertThat(sent.getStatus()).isEqualTo(302);
    assertThat(sent.getRedirectedUrl()).isEqualTo(path);
    Document thanks = open(path);
    assertThat(thanks.selectFirst("h1").text()).isEqualTo("Thank you");
    assertThat(thanks.select("form")).isEmpty();
    assertThat(events("survey")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6", "", "five"})
  void aScoreThatIsNoneIsRefused(String score) throws Exception {
    String path = path(surveys.ask(CASE, CUSTOMER));
    assertThat(send(post(path).param("score", score)).getStatus()).isEqualTo(400);
    assertThat(events("survey")).isZero();
  }

  @Test
  void readingChangesNothingAndNamesNobody() throws Exception {
    ask();
    for (String path :
        List.of(
            path(surveys.ask(CASE, CUSTOMER)),
            path(helps.ofCase(CASE)),
            path(helps.confirmOfCase(CASE)),
            path(links.answer(DELIVERY, 0)))) {
      MockHttpServletResponse answer = send(get(path));
      assertThat(answer.getStatus()).as(path).isEqualTo(200);
      assertThat(answer.getCookies()).isEmpty();
      assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
          .doesNotContain("dora@example.com", "Theodora", "D1<");
      assertThat(send(head(path)).getStatus()).isEqualTo(200);
    }
    assertThat(
            jdbc.queryForObject(
                "select count(*) from response_event where customer_id = ?",
                Integer.class,
                CUSTOMER))
        .isZero();
    assertThat(answers.of(CUSTOMER)).allMatch(fact -> fact.answer() == null);
  }

  @Test
  void whateverTokenIsWrongIsNotFoundAlike() throws Exception {
    String survey = path(surveys.ask(CASE, CUSTOMER));
    String token = survey.substring("/survey/".length());
    for (String path :
        List.of(
            "/survey/AAAA",
            "/help/AAAA",
            "/help/AAAA/solved",
            "/answer/AAAA",
            "/help/" + token,
            "/answer/" + token,
            "/answer/" + links.unsubscribe(DELIVERY).replaceAll(".*/", ""))) {
      assertThat(send(get(path)).getStatus()).as(path).isEqualTo(404);
    }
    assertThat(send(post("/survey/AAAA").param("score", "5")).getStatus()).isEqualTo(404);
    assertThat(send(post("/help/AAAA").param("said", "solved")).getStatus()).isEqualTo(404);
    assertThat(send(post("/answer/AAAA").param("answer", "a")).getStatus()).isEqualTo(404);
  }

  @Test
  void helpShowsWhatFitsTheStateOfTheCaseAndAPerson() throws Exception {
    articles.save(article("wrong", "When something is **wrong**", Topic.COMPLAINT), "mia");
    articles.save(article("washing", "Washing", Topic.HOW_TO), "mia");
    String path = path(helps.ofCase(CASE));

    Document page = open(path);
    assertThat(page.select("details.article")).hasSize(1);
    assertThat(page.select(".prose strong").text()).isEqualTo("now");
    assertThat(page.text()).contains(CASE, "Received", "We are working on it.", "January 2, 2026");

    assertThat(
            send(post(path).param("said", "person").param("words", "Call me <b>now</b>"))
                .getRedirectedUrl())
        .isEqualTo(path);
    assertThat(open(path).select("[role=status]").text()).startsWith("Somebody reads");
    assertThat(events("ticket")).isOne();
    assertThat(
            jdbc.queryForObject(
                "select text from response_message where customer_id = ?", String.class, CUSTOMER))
        .isEqualTo("Call me <b>now</b>");

    send(post(path).param("said", "solved"));
    assertThat(open(path).select("[role=status]").text()).startsWith("You told us that it is sol");
    assertThat(send(post(path).param("said", "whatever")).getStatus()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"usage, something may not work", "check_in, about your order"})
  void whoeverAskedForNothingIsToldWhyTheyWereWrittenTo(String kind, String why) throws Exception {
    jdbc.update("update service_case set kind = ?, state = 'waiting' where code = ?", kind, CASE);

    Document page = open(path(helps.ofCase(CASE)));

    assertThat(page.text())
        .contains("Our message to you", CASE, why)
        .doesNotContain("Your request", "Received", "We have answered");
  }

  @Test
  void theConfirmPageAsksOneThing() throws Exception {
    String path = path(helps.confirmOfCase(CASE));
    Document page = open(path);
    assertThat(page.select("input[name=said]").eachAttr("value"))
        .containsExactly("solved", "not_solved");
    String action = page.select("form").first().attr("action");
    assertThat(action).isEqualTo(path.replace("/solved", ""));

    send(post(action).param("said", "not_solved").param("words", "It still leaks"));
    assertThat(events("ticket")).isOne();
  }

  @Test
  void theLinkOfAnOptionOnlyChoosesIt() throws Exception {
    ask();
    String path = path(links.answer(DELIVERY, 1));
    Document page = open(path);
    assertThat(page.select("input[checked]").attr("value")).isEqualTo("winter");
    assertThat(answers.of(CUSTOMER).get(0).answer()).isNull();

    assertThat(send(post(path).param("answer", "winter")).getRedirectedUrl()).isEqualTo(path);
    assertThat(answers.of(CUSTOMER).get(0).answer()).isEqualTo("winter");
    assertThat(open(path).select(".shares strong").eachText()).containsExactly("0.0 %", "100.0 %");
    assertThat(send(post(path).param("answer", "autumn")).getStatus()).isEqualTo(400);
    assertThat(send(post(path)).getStatus()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "it"})
  void thePagesSpeakTheirLanguageInFull(String language) throws Exception {
    Map<String, String> words = CustomerWords.in(Locale.forLanguageTag(language));
    Map<String, String> english = CustomerWords.in(Locale.JAPANESE);
    assertThat(english.get("lang")).isEqualTo("en");
    assertThat(words.keySet()).isEqualTo(english.keySet());
    assertThat(words.entrySet().stream().filter(e -> e.getValue().equals(english.get(e.getKey()))))
        .isEmpty();
    Document page =
        Jsoup.parse(
            send(get(path(surveys.ask(CASE, CUSTOMER))).locale(Locale.forLanguageTag(language)))
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
    assertThat(page.selectFirst("h1").text()).isEqualTo(words.get("surveyQuestion"));
  }

  private void ask() {
    String code = "season-" + UUID.randomUUID().toString().substring(0, 8);
    questions.add(
        new Question(
            code,
            QuestionKind.POLL,
            "Which season?",
            null,
            List.of(
                new Question.Option("summer", "Summer"), new Question.Option("winter", "Winter")),
            true,
            null,
            null),
        "dora");
    assertThat(mails.ask(List.of(code), Map.of(DELIVERY, CUSTOMER))).hasSize(1);
  }

  private static HelpArticle article(String code, String title, Topic topic) {
    return new HelpArticle(code, "en", title, "Do it **now**.", topic, 1, true, null, null);
  }

  private int events(String kind) {
    return jdbc.queryForObject(
        "select count(*) from response_event where customer_id = ? and kind = ?",
        Integer.class,
        CUSTOMER,
        kind);
  }

  private static String path(String link) {
    return link.replaceFirst("^https?://[^/]+", "");
  }

  private Document open(String path) throws Exception {
    MockHttpServletResponse answer = send(get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
