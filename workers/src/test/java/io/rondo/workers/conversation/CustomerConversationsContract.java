package io.rondo.workers.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rondo.workers.campaign.UnknownCampaign;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.conversation.Conversation.Entry;
import io.rondo.workers.conversation.Conversation.Kind;
import io.rondo.workers.customer.UnknownCustomer;
import io.rondo.workers.dialogue.AnswerFacts;
import io.rondo.workers.engine.RunningProcesses.Running;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakeRunningProcesses;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One conversation with every customer, on every database. Now is 2 November 2026, 09:00. */
abstract class CustomerConversationsContract {

  private static final String CAMPAIGN = "C-2026-0042";
  private static final String CASE = "S-2026-0001";

  @Autowired private CustomerConversations conversations;
  @Autowired private Consents consents;
  @Autowired private Holds holds;
  @Autowired private FakeRunningProcesses processes;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private long mia;

  @BeforeEach
  void aCustomerAndACampaign() {
    EmptyTables.in(jdbc);
    clock.reset();
    processes.clear();
    mia = customer("K-1", -30);
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'Spring', 'g', 'o', 'w', 'city = \"Bern\"', 'chance', 10, 14, 100000,"
            + " 5000, 0.5, 'EUR', 'maria', 'delivering', false, ?, ?)",
        CAMPAIGN,
        at(-9),
        at(-9));
    jdbc.update(
        "insert into campaign_cell (campaign_id, cell_no, name, share, content_name, channel)"
            + " select id, 1, 'A', 100, 'mail', 'email' from campaign");
  }

  @AfterEach
  void clean() {
    clock.reset();
    processes.clear();
  }

  @Test
  void everythingOfAllChannelsStandsInTheOrderInWhichItHappened() {
    clock.set(now().minus(Duration.ofDays(20)));
    agree("email", "shop");
    clock.set(now().plus(Duration.ofDays(20)));
    frozen(-8);
    touch("email", "sent", null, -7);
    touch("letter", "excluded", "no_consent", -6);
    long words = message("in", "It came broken.", -5);
    response("reply", "email", "complaint", words, -5);
    serviceCase(-5);
    message("out", "We are sorry.", -4);
    holds.hold(mia, HoldReason.COMPLAINT, CASE);
    processes.add(
        new Running("ServiceFollowUp", "Service follow-up", CASE, now(), List.of("Answer")));
    processes.add(new Running("Other", "Other", "S-2026-0099", now(), List.of()));

    Conversation told = conversations.of("K-1");

    assertThat(told.entries())
        .extracting(Entry::kind)
        .containsExactly(
            Kind.CONSENT, Kind.TOUCH, Kind.TOUCH, Kind.RESPONSE, Kind.CASE, Kind.ANSWER, Kind.HOLD);
    assertThat(told.entries()).extracting(Entry::at).isSorted();
    Entry mail = told.entries().get(1);
    assertThat(mail.title()).isEqualTo("E-mail of Spring, cell A");
    assertThat(mail.why()).startsWith("Sent: they were chosen");
    assertThat(mail.consent().granted()).isTrue();
    assertThat(mail.consent().source()).isEqualTo("shop");
    Entry letter = told.entries().get(2);
    assertThat(letter.why()).isEqualTo("There was no consent to marketing by this channel.");
    assertThat(letter.consent()).isNull();
    Entry reply = told.entries().get(3);
    assertThat(reply.text()).isEqualTo("It came broken.");
    assertThat(reply.reason()).isEqualTo("complaint");
    assertThat(told.entries().get(5).text()).isEqualTo("We are sorry.");
    assertThat(told.held()).isTrue();
    assertThat(told.complete()).isTrue();
    assertThat(told.cases()).extracting(Conversation.CaseLine::code).containsExactly(CASE);
    assertThat(told.running()).extracting(Running::businessKey).containsExactly(CASE);
  }

  @Test
  void theConsentOfATouchIsTheOneThatWasKnownThen() {
    clock.set(now().minus(Duration.ofDays(20)));
    agree("email", "shop");
    clock.set(now().plus(Duration.ofDays(19)));
    consents.record(
        mia, Consents.EMAIL, Consents.MARKETING, false, clock.instant(), "unsubscribe page", null);
    clock.reset();
    frozen(-8);
    touch("email", "sent", null, -7);

    Entry mail =
        conversations.of("K-1").entries().stream()
            .filter(entry -> entry.kind() == Kind.TOUCH)
            .findFirst()
            .orElseThrow();

    assertThat(mail.consent().granted()).isTrue();
    assertThat(conversations.why("K-1", CAMPAIGN).now())
        .containsExactly("There is no consent to marketing by e-mail.");
  }

  @Test
  void whatTheyWereAskedAndAnsweredStandsThereAndTheirStageOfLife() {
    asked("boots", "Which boots do you like?", "heavy,light", -6, -5);
    asked("visit", "May we call?", null, -4, 0);
    came("answer", "email", "boots=heavy,light", -5);
    assertThat(conversations.of("K-1").lifeStage()).isEqualTo("prospect");

    came("purchase", "shop", null, -3);
    Conversation told = conversations.of("K-1");

    assertThat(told.lifeStage()).isEqualTo("new");
    assertThat(told.facts())
        .extracting(
            AnswerFacts.Fact::text,
            AnswerFacts.Fact::label,
            AnswerFacts.Fact::source,
            AnswerFacts.Fact::confidence)
        .containsExactly(
            tuple("Which boots do you like?", "Heavy ones, Light ones", "mail", 90),
            tuple("May we call?", null, null, null));
    assertThat(told.facts().get(0).answeredAt()).isEqualTo(now().minus(Duration.ofDays(5)));
    assertThat(told.entries().get(0).title()).startsWith("Answered a question");
    assertThat(told.entries().get(0).why()).isEqualTo("We had asked: Which boots do you like?");
  }

  @Test
  void whyNotMeIsAnsweredForWhoeverIsInTheLedger() {
    agree("email", "shop");
    frozen(-8);
    touch("email", "planned", null, -7);
    assertThat(conversations.why("K-1", CAMPAIGN))
        .satisfies(why -> assertThat(why.sentence()).isEqualTo("Planned: goes out next."))
        .satisfies(why -> assertThat(why.now()).isEmpty());

    holds.hold(mia, HoldReason.CASE, CASE);

    WhyNot why = conversations.why("K-1", CAMPAIGN);
    assertThat(why.reached()).isFalse();
    assertThat(why.state()).isEqualTo("held");
    assertThat(why.sentence()).isEqualTo("Held back as long as case S-2026-0001 is open.");
    assertThat(why.now()).singleElement().asString().startsWith("Case S-2026-0001 is open");
  }

  @Test
  void whyNotMeIsAnsweredForWhoeverIsNot() {
    assertThat(conversations.why("K-1", CAMPAIGN).state()).isEqualTo("undecided");
    frozen(-8);
    customer("K-2", -1);

    WhyNot why = conversations.why("K-1", CAMPAIGN);
    assertThat(why.state()).isEqualTo("not_in_audience");
    assertThat(why.sentence())
        .isEqualTo("The rule of the campaign did not choose them: city = \"Bern\"");
    assertThat(why.now()).containsExactly("There is no consent to marketing by e-mail.");
    assertThat(conversations.why("K-2", CAMPAIGN).state()).isEqualTo("new_customer");
  }

  @Test
  void nobodyAndNothingAreNamedAsSuch() {
    assertThatThrownBy(() -> conversations.of("K-9")).isInstanceOf(UnknownCustomer.class);
    assertThatThrownBy(() -> conversations.why("K-9", CAMPAIGN))
        .isInstanceOf(UnknownCustomer.class);
    assertThatThrownBy(() -> conversations.why("K-1", "C-2026-9999"))
        .isInstanceOf(UnknownCampaign.class);
    assertThat(conversations.of("K-1").entries()).isEmpty();
  }

  private Instant now() {
    return clock.instant();
  }

  private LocalDateTime at(int days) {
    return LocalDateTime.ofInstant(
        Instant.parse("2026-11-02T09:00:00Z").plus(Duration.ofDays(days)), ZoneOffset.UTC);
  }

  private long customer(String number, int days) {
    jdbc.update(
        "insert into customer (customer_number, email, email_hash, hash_bits, line_hash,"
            + " created_at, updated_at) values (?, ?, ?, 1, '0', ?, ?)",
        number,
        number + "@example.test",
        "%064d".formatted(Math.abs(number.hashCode())),
        at(days),
        at(days));
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, number);
  }

  private void agree(String channel, String source) {
    consents.record(
        mia, channel, Consents.MARKETING, true, clock.instant(), source, "Write to me.");
  }

  private void frozen(int days) {
    jdbc.update(
        "insert into audience_freeze (campaign_id, expression, definition_sha256, people, planned,"
            + " checksum, frozen_at) select id, audience, ?, 1, 1, 0, ? from campaign",
        "0".repeat(64),
        at(days));
  }

  private void touch(String channel, String state, String reason, int days) {
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell, state, reason,"
            + " attempts, sent_at, updated_at) select id, ?, 1, ?, ?, 'A', ?, ?, 0, ?, ? from"
            + " campaign",
        channel,
        mia,
        channel,
        state,
        reason,
        state.equals("sent") ? at(days) : null,
        at(days));
  }

  private long message(String direction, String text, int days) {
    jdbc.update(
        "insert into response_message (direction, channel, customer_id, thread_key, text, state,"
            + " occurred_at, stored_at) values (?, 'email', ?, 't', ?, 'stored', ?, ?)",
        direction,
        mia,
        text,
        at(days),
        at(days));
    return jdbc.queryForObject("select max(id) from response_message", Long.class);
  }

  private void asked(String code, String text, String answer, int askedDays, int answeredDays) {
    jdbc.update(
        "insert into question (code, kind, text, life_stages, active, created_by, created_at)"
            + " values (?, 'preference', ?, '', true, 'maria', ?)",
        code,
        text,
        at(-20));
    long id = jdbc.queryForObject("select id from question where code = ?", Long.class, code);
    jdbc.update(
        "insert into question_option (question_id, option_no, answer, label) values"
            + " (?, 0, 'heavy', 'Heavy ones'), (?, 1, 'light', 'Light ones')",
        id,
        id);
    jdbc.update(
        "insert into answer_fact (customer_id, question_id, answer, source, asked_at, answered_at,"
            + " confidence) values (?, ?, ?, ?, ?, ?, ?)",
        mia,
        id,
        answer,
        answer == null ? null : "mail",
        at(askedDays),
        answer == null ? null : at(answeredDays),
        answer == null ? null : 90);
  }

  private void came(String kind, String channel, String detail, int days) {
    response(kind, channel, null, null, days);
    jdbc.update("update response_event set detail = ? where kind = ?", detail, kind);
  }

  private void response(String kind, String channel, String topic, Long messageId, int days) {
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, customer_id, actor, channel,"
            + " topic, message_id, reaction, occurred_at, received_at) values ('email', ?, ?, ?,"
            + " 'human', ?, ?, ?, 'done', ?, ?)",
        kind + messageId,
        kind,
        mia,
        channel,
        topic,
        messageId,
        at(days),
        at(days));
  }

  private void serviceCase(int days) {
    jdbc.update(
        "insert into service_case (code, customer_id, channel, kind, skill, priority, state,"
            + " opened_at, due_at, waited_seconds, reopened, updated_at) values (?, ?, 'email',"
            + " 'complaint', 'complaint', 'high', 'open', ?, ?, 0, 0, ?)",
        CASE,
        mia,
        at(days),
        at(days + 1),
        at(days));
    jdbc.update(
        "insert into service_case_event (service_case_id, what, happened_at)"
            + " select id, 'opened', ? from service_case",
        at(days).plusSeconds(1));
  }
}
