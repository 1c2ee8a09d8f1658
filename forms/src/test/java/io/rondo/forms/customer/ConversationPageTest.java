package io.rondo.forms.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class ConversationPageTest {

  private static final String CASE = "S-2026-0770";

  @Autowired private MockMvc mvc;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Consents consents;
  @Autowired private Holds holds;

  @BeforeEach
  void aCustomerWhoWrote() {
    jdbc.update("delete from answer_fact where customer_id = 77010");
    jdbc.update(
        "delete from question_option where question_id in (select id from question where code ="
            + " 'k77010')");
    jdbc.update("delete from question where code = 'k77010'");
    jdbc.update("delete from contact_hold where customer_id = 77010");
    jdbc.update("delete from response_event where customer_id = 77010");
    jdbc.update("delete from response_message where customer_id = 77010");
    jdbc.update("delete from consent_history where customer_id = 77010");
    jdbc.update("delete from consent where customer_id = 77010");
    jdbc.update("delete from customer where id = 77010");
    jdbc.update(
        "insert into customer (id, customer_number, email, email_hash, hash_bits, line_hash,"
            + " created_at, updated_at) values (77010, 'K-77010', 'k77010@example.com', 'h77010',"
            + " 1, 'x', now(), now())");
    consents.record(
        77010,
        Consents.EMAIL,
        Consents.MARKETING,
        true,
        Instant.parse("2026-03-01T10:00:00Z"),
        "shop",
        "Yes, write to me");
    jdbc.update(
        "insert into response_message (direction, channel, customer_id, thread_key, text, state,"
            + " occurred_at, stored_at) values ('in', 'email', 77010, 't', '<b>It broke</b>',"
            + " 'stored', now(), now())");
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, customer_id, actor, channel,"
            + " topic, message_id, reaction, occurred_at, received_at) select 'email', 'k77010',"
            + " 'reply', 77010, 'human', 'email', 'complaint', max(id), 'open', now(), now() from"
            + " response_message");
  }

  @Test
  void theConversationShowsWordsAsWordsAndWhatFollows() throws Exception {
    holds.hold(77010, HoldReason.COMPLAINT, CASE);

    Document page = browser().open("/customers/K-77010/conversation");

    assertThat(page.select("blockquote").eachText()).contains("<b>It broke</b>");
    assertThat(page.select("ol.line b")).isEmpty();
    assertThat(page.select("ol.line").text())
        .contains("Replied", "Somebody or something decides what follows.")
        .contains("Said yes to marketing by e-mail")
        .contains("Marketing leaves them in peace");
    assertThat(page.select(".top .tag.bad").text()).isEqualTo("Marketing leaves them in peace");
    assertThat(page.select("#running ~ *, section").text())
        .contains("No process runs for this customer.");
  }

  @Test
  void whatTheyAnsweredWhenAskedAndTheirStageOfLifeStandThere() throws Exception {
    assertThat(browser().open("/customers/K-77010/conversation").select("#facts")).isEmpty();
    jdbc.update(
        "insert into question (code, kind, text, life_stages, active, created_by, created_at)"
            + " values ('k77010', 'poll', 'Which <i>boots</i>?', '', true, 'mia', now())");
    jdbc.update(
        "insert into question_option (question_id, option_no, answer, label) select id, 0,"
            + " 'heavy', 'Heavy ones' from question where code = 'k77010'");
    jdbc.update(
        "insert into answer_fact (customer_id, question_id, answer, source, asked_at,"
            + " answered_at, confidence) select 77010, id, 'heavy', 'mail', now(), now(), 60 from"
            + " question where code = 'k77010'");

    Document page = browser().open("/customers/K-77010/conversation");

    assertThat(page.select("[aria-labelledby=facts] tbody tr").text())
        .startsWith("Which <i>boots</i>? Heavy ones 60 %")
        .endsWith(", by mail");
    assertThat(page.select("#stage").text()).isEqualTo("Prospect");
  }

  @Test
  void whyNotMeAnswersOnThePage() throws Exception {
    Document page = browser().open("/customers/K-77010/conversation?campaign=C-2026-9999");

    assertThat(page.select(".refusal").text()).isEqualTo("There is no campaign C-2026-9999.");
    assertThat(page.select("#campaign").attr("value")).isEqualTo("C-2026-9999");
  }

  @Test
  void theCustomersPageLeadsThere() throws Exception {
    assertThat(browser().open("/customers/K-77010").select("a.button").eachAttr("href"))
        .contains("/customers/K-77010/conversation");
  }

  private Browser browser() {
    return new Browser(mvc, "mia", "MARKETING");
  }
}
