package io.rondo.workers.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.WebhookQueue.Attempt;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakePeople;
import io.rondo.workers.testing.RecordingNotices;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Webhooks and what they are told, on every database. */
abstract class WebhooksContract {

  private static final String URL = "https://agency.example/hook";
  private static final Attempt TAKEN = new Attempt(204, null, null, 12);
  private static final Attempt DOWN = new Attempt(null, "The server cannot be reached.", null, 9);

  @Autowired private Partners partners;
  @Autowired private Webhooks webhooks;
  @Autowired private WebhookQueue queue;
  @Autowired private WebhookNotices notices;
  @Autowired private RecordingPartnerMails mails;
  @Autowired private RecordingNotices staff;
  @Autowired private FakePeople people;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;
  @Autowired private TransactionTemplate transaction;

  private long agency;
  private long printer;

  @BeforeEach
  void partners() {
    EmptyTables.in(jdbc);
    mails.clear();
    staff.clear();
    people.clear().add("mara", "marketing");
    clock.reset();
    agency = partner("agency");
    printer = partner("printer");
  }

  @AfterEach
  void clean() {
    people.clear();
    clock.reset();
  }

  private long partner(String code) {
    return new TestPartners(partners)
        .live(code, PartnerKind.AGENCY, Partner.Transport.API, DeliverableKind.DESIGN)
        .id();
  }

  @Test
  void aSecretIsShownOnceAndKeptSealed() {
    var created = webhooks.create(agency, URL, List.of(), false);

    assertThat(created.secret()).startsWith("whsec_");
    String kept = jdbc.queryForObject("select secret from partner_webhook", String.class);
    assertThat(kept).doesNotContain(created.secret().substring(6)).doesNotContain("whsec");
    assertThat(webhooks.of(agency)).singleElement().hasToString(created.webhook().toString());
    assertThat(turn(created.webhook(), "order.submitted").secrets())
        .containsExactly(created.secret());
  }

  @Test
  void anAddressThatLeadsInwardsIsRefusedWhenItIsSaved() {
    assertThatThrownBy(() -> webhooks.create(agency, "https://inner.test/x", List.of(), false))
        .isInstanceOf(WebhookRefused.class)
        .hasMessage("The address leads into an inner network.");
    long id = webhooks.create(agency, URL, List.of(), false).webhook().id();
    assertThatThrownBy(() -> webhooks.change(agency, id, "http://agency.example", List.of()))
        .isInstanceOf(WebhookRefused.class);
    assertThat(webhooks.get(agency, id).url()).isEqualTo(URL);
  }

  @Test
  void aFilterNamesTypesOrGroupsThatExist() {
    var webhook =
        webhooks.create(agency, URL, List.of("order.submitted", "lead.*"), false).webhook();

    put("order.submitted");
    put("order.accepted");
    put("lead.offered");
    put("call.withdrawn");

    assertThat(log(webhook))
        .extracting(WebhookMessage::type)
        .containsExactly("lead.offered", "order.submitted");
    for (String wrong : List.of("orders.submitted", "order", "*", "order.Sub,x")) {
      assertThatThrownBy(() -> webhooks.create(agency, URL, List.of(wrong), false))
          .as(wrong)
          .isInstanceOf(WebhookRefused.class);
    }
  }

  @Test
  void aMessageIsThinAndKeptInTheTransactionOfTheChange() {
    var webhook = create();

    transaction.executeWithoutResult(
        status -> {
          put("order.submitted");
          status.setRollbackOnly();
        });
    assertThat(log(webhook)).isEmpty();

    put("order.submitted");
    assertThat(log(webhook))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.messageId()).matches("msg_[0-9a-f]{32}");
              assertThat(message.body())
                  .isEqualTo(
                      "{\"type\":\"order.submitted\",\"timestamp\":\"2026-11-02T09:00:00Z\","
                          + "\"data\":{\"order\":\"po_1\"}}");
              assertThat(message.state()).isEqualTo("pending");
            });
  }

  @Test
  void sampleOrdersAreToldToTestWebhooksOnlyAndRealOnesToTheOthers() {
    var real = create();
    var test = webhooks.create(agency, URL, List.of(), true).webhook();

    queue.put(agency, true, "order.submitted", Map.of("order", "po_test"));
    put("order.accepted");

    assertThat(log(test)).extracting(WebhookMessage::type).containsExactly("order.submitted");
    assertThat(log(real)).extracting(WebhookMessage::type).containsExactly("order.accepted");
  }

  @Test
  void theSecretBeforeARotationSignsForADay() {
    var created = webhooks.create(agency, URL, List.of(), false);
    String second = webhooks.rotate(agency, created.webhook().id());
    put("order.submitted");

    assertThat(take(created.webhook()).secrets()).containsExactly(second, created.secret());

    clock.advance(Duration.ofHours(24));
    assertThat(take(created.webhook()).secrets()).containsExactly(second);
  }

  @Test
  void oneNodeAtATimeTellsAWebhook() {
    var webhook = create();
    put("order.submitted");

    assertThat(queue.waiting(10)).containsExactly(webhook.id());
    assertThat(queue.take(webhook.id(), "one")).isPresent();
    assertThat(queue.waiting(10)).isEmpty();
    assertThat(queue.take(webhook.id(), "two")).isEmpty();

    // a node that died holds it for a minute
    clock.advance(Duration.ofMinutes(1));
    assertThat(queue.take(webhook.id(), "two")).isPresent();
  }

  @Test
  void aNodeThatCameTooLateStopsItsTurn() {
    var webhook = create();
    put("order.submitted");
    put("order.accepted");
    WebhookTurn slow = queue.take(webhook.id(), "slow").orElseThrow();
    clock.advance(Duration.ofMinutes(2));
    WebhookTurn quick = queue.take(webhook.id(), "quick").orElseThrow();

    assertThat(queue.record(slow, slow.messages().get(0), TAKEN)).isFalse();
    assertThat(queue.record(quick, quick.messages().get(1), TAKEN)).isTrue();
  }

  @Test
  void whatIsTakenIsDeliveredAndLogged() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");

    assertThat(queue.record(turn, turn.messages().get(0), TAKEN)).isTrue();
    queue.leave(turn);

    var message = log(webhook).get(0);
    assertThat(message.state()).isEqualTo("delivered");
    assertThat(message.deliveredAt()).isEqualTo(clock.instant());
    assertThat(webhooks.tries(agency, webhook.id(), message.messageId()))
        .singleElement()
        .satisfies(one -> assertThat(one.status()).isEqualTo(204));
    assertThat(queue.waiting(10)).isEmpty();
  }

  @Test
  void aMessageIsTriedForThreeDaysWithGrowingPauses() {
    var webhook = create();
    put("order.submitted");
    Instant begun = clock.instant();
    Duration longest = Duration.ZERO;
    int tries = 0;
    while (log(webhook).get(0).state().equals("pending")) {
      WebhookTurn turn = take(webhook);
      Instant at = clock.instant();
      queue.record(turn, turn.messages().get(0), DOWN);
      queue.leave(turn);
      tries++;
      Instant next = log(webhook).get(0).nextTryAt();
      if (next != null) {
        Duration pause = Duration.between(at, next);
        longest = pause.compareTo(longest) > 0 ? pause : longest;
        clock.set(next);
      }
    }
    assertThat(tries).isBetween(10, 14);
    assertThat(longest).isGreaterThan(Duration.ofHours(11));
    assertThat(Duration.between(begun, clock.instant()))
        .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(10));
    assertThat(log(webhook).get(0).state()).isEqualTo("failed");
  }

  @Test
  void whoAsksToBeLeftAloneIs() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");
    put("order.accepted");

    boolean goesOn =
        queue.record(turn, turn.messages().get(0), new Attempt(429, "429", Duration.ofHours(1), 5));
    queue.leave(turn);

    assertThat(goesOn).isFalse();
    clock.advance(Duration.ofMinutes(59));
    assertThat(queue.waiting(10)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(queue.waiting(10)).containsExactly(webhook.id());
  }

  @Test
  void whoAsksToBeLeftAloneIsWhateverTheReason() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");
    put("order.accepted");

    assertThat(
            queue.record(
                turn, turn.messages().get(0), new Attempt(403, "403", Duration.ofMinutes(10), 5)))
        .isFalse();
    queue.leave(turn);

    clock.advance(Duration.ofMinutes(9));
    assertThat(queue.waiting(10)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(queue.waiting(10)).containsExactly(webhook.id());
  }

  @Test
  void aMessageThatIsRefusedDoesNotHoldUpTheNext() {
    var webhook = create();
    put("order.submitted");
    put("order.accepted");
    WebhookTurn turn = take(webhook);

    assertThat(queue.record(turn, turn.messages().get(0), new Attempt(400, "400", null, 5)))
        .isTrue();
    assertThat(queue.record(turn, turn.messages().get(1), TAKEN)).isTrue();
  }

  @Test
  void aWebhookThatFailsIsTriedMoreAndMoreRarelyAndHoldsUpNoOther() {
    var failing = create();
    var other = webhooks.create(printer, URL, List.of(), false).webhook();
    for (int i = 0; i < 3; i++) {
      put("order.submitted");
    }
    queue.put(printer, false, "order.submitted", Map.of("order", "po_2"));

    WebhookTurn turn = take(failing);
    assertThat(queue.record(turn, turn.messages().get(0), DOWN)).isFalse();
    queue.leave(turn);

    assertThat(queue.waiting(10)).containsExactly(other.id());
    clock.advance(Duration.ofSeconds(7));
    assertThat(queue.waiting(10)).contains(failing.id());
  }

  @Test
  void gone410DisablesAtOnceAndBothSidesAreToldOnce() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");

    queue.record(turn, turn.messages().get(0), new Attempt(410, "410", null, 5));
    notices.tellAll();
    notices.tellAll();

    assertThat(webhooks.get(agency, webhook.id()).state()).isEqualTo(Webhook.State.DISABLED);
    assertThat(log(webhook).get(0).state()).isEqualTo("gone");
    assertThat(mails.sent())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.email()).isEqualTo("orders@agency.example");
              assertThat(mail.text()).contains(URL, "410").doesNotContain("whsec");
            });
    assertThat(staff.told())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.person()).isEqualTo("mara");
              assertThat(notice.path()).isEqualTo("/partners/agency");
            });
  }

  @Test
  void whatCannotBeToldNowIsToldLater() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");
    queue.record(turn, turn.messages().get(0), new Attempt(410, "410", null, 5));
    mails.failWith(new IllegalStateException("no mail server"));
    notices.tellAll();
    assertThat(staff.told()).isEmpty();

    mails.failWith(null);
    notices.tellAll();

    assertThat(mails.sent()).hasSize(1);
  }

  @Test
  void fiveDaysOfFailingDisableAndOneSuccessBeginsAnew() {
    var webhook = create();
    fail(webhook);
    clock.advance(Duration.ofDays(4));
    succeed(webhook);
    fail(webhook);
    clock.advance(Duration.ofDays(4));
    fail(webhook);
    assertThat(webhooks.get(agency, webhook.id()).state()).isEqualTo(Webhook.State.ACTIVE);

    clock.advance(Duration.ofDays(1));
    fail(webhook);

    assertThat(webhooks.get(agency, webhook.id()).disabledReason())
        .isEqualTo("Nothing was taken for five days.");
    put("order.accepted");
    assertThat(log(webhook)).extracting(WebhookMessage::type).doesNotContain("order.accepted");

    webhooks.enable(agency, webhook.id());
    assertThat(webhooks.get(agency, webhook.id()).failingSinceAt()).isNull();
  }

  @Test
  void aReplayGoesOutUnderTheSameId() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");
    queue.record(turn, turn.messages().get(0), TAKEN);
    queue.leave(turn);
    String id = log(webhook).get(0).messageId();
    clock.advance(Duration.ofDays(10));

    webhooks.replay(agency, webhook.id(), id);

    assertThat(take(webhook).messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.messageId()).isEqualTo(id);
              assertThat(message.giveUpAt())
                  .isCloseTo(
                      clock.instant().plus(Duration.ofDays(3)), within(10, ChronoUnit.MINUTES));
            });
  }

  @Test
  void everythingThatWasGivenUpCanBeReplayedAtOnce() {
    var webhook = create();
    Instant begun = clock.instant();
    put("order.submitted");
    put("order.accepted");
    jdbc.update("update webhook_message set state = 'failed', next_try_at = null");

    assertThat(webhooks.replayFailed(agency, webhook.id(), begun)).isEqualTo(2);
    assertThat(take(webhook).messages()).hasSize(2);
  }

  @Test
  void aDisabledWebhookIsNotReplayedTo() {
    var webhook = create();
    put("order.submitted");
    String id = log(webhook).get(0).messageId();
    webhooks.disable(agency, webhook.id(), "Moving house.");

    assertThat(queue.waiting(10)).isEmpty();
    assertThatThrownBy(() -> webhooks.replay(agency, webhook.id(), id))
        .isInstanceOf(WebhookRefused.class)
        .hasMessage("The webhook is disabled: enable it first.");
    notices.tellAll();
    assertThat(mails.sent()).isEmpty();
  }

  @Test
  void nobodyElseSeesOrChangesAWebhook() {
    var webhook = create();
    put("order.submitted");
    String message = log(webhook).get(0).messageId();
    List<Runnable> foreign =
        List.of(
            () -> webhooks.get(printer, webhook.id()),
            () -> webhooks.change(printer, webhook.id(), URL, List.of()),
            () -> webhooks.rotate(printer, webhook.id()),
            () -> webhooks.disable(printer, webhook.id(), "x"),
            () -> webhooks.enable(printer, webhook.id()),
            () -> webhooks.delete(printer, webhook.id()),
            () -> webhooks.log(printer, webhook.id(), null, 10),
            () -> webhooks.tries(printer, webhook.id(), message),
            () -> webhooks.replay(printer, webhook.id(), message),
            () -> webhooks.ping(printer, webhook.id()));
    for (Runnable act : foreign) {
      assertThatThrownBy(act::run).isInstanceOf(UnknownWebhook.class);
    }
    assertThat(webhooks.get(agency, webhook.id()).rotatedAt()).isNull();
  }

  @Test
  void aDeletedWebhookLeavesNothing() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");
    queue.record(turn, turn.messages().get(0), TAKEN);

    webhooks.delete(agency, webhook.id());

    for (String table : List.of("partner_webhook", "webhook_message", "webhook_try")) {
      assertThat(jdbc.queryForObject("select count(*) from " + table, Integer.class)).isZero();
    }
  }

  @Test
  void whatIsDoneIsForgottenAfterAWhileAndWhatWaitsIsNot() {
    var webhook = create();
    WebhookTurn turn = turn(webhook, "order.submitted");
    queue.record(turn, turn.messages().get(0), TAKEN);
    put("order.accepted");
    clock.advance(Duration.ofDays(31));

    queue.forget(clock.instant().minus(Duration.ofDays(30)));

    assertThat(log(webhook)).extracting(WebhookMessage::type).containsExactly("order.accepted");
  }

  private Webhook create() {
    return webhooks.create(agency, URL, List.of(), false).webhook();
  }

  private void put(String type) {
    queue.put(agency, false, type, Map.of("order", "po_1"));
  }

  private List<WebhookMessage> log(Webhook webhook) {
    return webhooks.log(webhook.partnerId(), webhook.id(), null, 100);
  }

  private WebhookTurn take(Webhook webhook) {
    clock.advance(Duration.ofMinutes(6));
    return queue.take(webhook.id(), "test").orElseThrow();
  }

  private WebhookTurn turn(Webhook webhook, String type) {
    put(type);
    return queue.take(webhook.id(), "test").orElseThrow();
  }

  private void fail(Webhook webhook) {
    one(webhook, DOWN);
  }

  private void succeed(Webhook webhook) {
    one(webhook, TAKEN);
  }

  private void one(Webhook webhook, Attempt attempt) {
    put("order.submitted");
    WebhookTurn turn = take(webhook);
    queue.record(turn, turn.messages().get(turn.messages().size() - 1), attempt);
    queue.leave(turn);
  }
}
