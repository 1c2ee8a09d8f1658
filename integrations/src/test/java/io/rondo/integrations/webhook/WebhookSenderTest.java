package io.rondo.integrations.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rondo.integrations.webhook.Receiver.Received;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhook;
import io.rondo.workers.partner.WebhookQueue;
import io.rondo.workers.partner.WebhookRefused;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Webhooks are told over HTTP, to a partner's server that can be asked what came. */
@WebhookTest
@DirtiesContext
class WebhookSenderTest {

  private static final Receiver RECEIVER = new Receiver();

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry settings) {
    settings.add("rondo.integrations.http.allow", RECEIVER::authority);
  }

  @Autowired private Webhooks webhooks;
  @Autowired private WebhookQueue queue;
  @Autowired private Partners partners;
  @Autowired private RecordingPartnerMails mails;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private Partner agency;

  @BeforeEach
  void partner() {
    EmptyTables.in(jdbc);
    RECEIVER.clear();
    mails.clear();
    clock.reset();
    agency =
        new TestPartners(partners)
            .live("agency", PartnerKind.AGENCY, Transport.API, DeliverableKind.DESIGN);
  }

  @AfterEach
  void quiet() {
    jdbc.update("update partner_webhook set state = 'disabled', told_at = created_at");
    clock.reset();
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void aPartnerIsToldOnceAndCanVerifyWhoItWas() {
    var created = webhooks.create(agency.id(), RECEIVER.url("/hook"), List.of(), false);

    put("order.submitted");

    await().until(() -> state(created.webhook()).equals("delivered"));
    Received one = RECEIVER.received().get(0);
    assertThat(RECEIVER.received()).hasSize(1);
    assertThat(one.body()).contains("\"type\":\"order.submitted\"", "po_1");
    assertThat(one.isSignedWith(created.secret())).isTrue();
    assertThat(one.isSignedWith("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")).isFalse();
  }

  @Test
  void afterARotationBothSecretsVerify() {
    var created = webhooks.create(agency.id(), RECEIVER.url("/hook"), List.of(), false);
    String second = webhooks.rotate(agency.id(), created.webhook().id());

    put("order.submitted");

    await().until(() -> RECEIVER.received().size() == 1);
    Received one = RECEIVER.received().get(0);
    assertThat(one.isSignedWith(created.secret())).isTrue();
    assertThat(one.isSignedWith(second)).isTrue();
  }

  @Test
  void aPartnerThatWasAwayIsToldLaterUnderTheSameId() {
    Webhook webhook = create("/hook");
    RECEIVER.answers(any -> 503);
    put("order.submitted");
    await().until(() -> attempts(webhook) == 1);

    RECEIVER.answers(any -> 200);
    clock.advance(Duration.ofSeconds(10));

    await().until(() -> state(webhook).equals("delivered"));
    assertThat(RECEIVER.received()).hasSize(2).extracting(Received::id).doesNotContainNull();
    assertThat(RECEIVER.received().get(0).id()).isEqualTo(RECEIVER.received().get(1).id());
    var message = webhooks.log(agency.id(), webhook.id(), null, 1).get(0);
    assertThat(webhooks.tries(agency.id(), webhook.id(), message.messageId()))
        .extracting(one -> one.status())
        .containsExactly(503, 200);
  }

  @Test
  void aPartnerThatAsksToBeLeftAloneIsLeftAlone() {
    Webhook webhook = create("/hook");
    RECEIVER.answers(any -> 429);
    RECEIVER.retryAfter("3600");
    put("order.submitted");
    await().until(() -> attempts(webhook) == 1);

    var message = webhooks.log(agency.id(), webhook.id(), null, 1).get(0);

    assertThat(message.nextTryAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void aRedirectIsAFailureAndNobodyGoesThere() {
    Webhook webhook = create("/hook");
    RECEIVER.location(RECEIVER.url("/elsewhere"));
    RECEIVER.answers(any -> 302);

    put("order.submitted");

    await().until(() -> attempts(webhook) == 1);
    assertThat(RECEIVER.received("/elsewhere")).isEmpty();
    assertThat(webhooks.log(agency.id(), webhook.id(), null, 1).get(0).lastError())
        .isEqualTo("It answered with 302.");
  }

  @Test
  void anEndpointThatIsGoneIsDisabledAndThePartnerIsMailed() {
    Webhook webhook = create("/hook");
    RECEIVER.answers(any -> 410);

    put("order.submitted");

    await().until(() -> mails.sent().size() == 1);
    assertThat(webhooks.get(agency.id(), webhook.id()).state()).isEqualTo(Webhook.State.DISABLED);
  }

  @Test
  void aPartnerThatHangsHoldsUpNobody() {
    Webhook slow = create("/slow");
    Webhook quick = create("/quick");
    CountDownLatch end = new CountDownLatch(1);
    RECEIVER.answers(one -> one.path().equals("/slow") ? hang(end) : 204);

    IntStream.range(0, 30).forEach(any -> put("order.submitted"));

    await().until(() -> RECEIVER.received("/quick").size() == 30);
    await().until(() -> delivered(quick) == 30);
    // one at a time: while it hangs it has one request open and no other
    assertThat(RECEIVER.received("/slow")).hasSizeLessThanOrEqualTo(1);
    end.countDown();
    assertThat(delivered(slow)).isLessThan(30);
  }

  private static int hang(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 500;
  }

  @Test
  void anAddressThatTurnedInwardsIsNotConnectedTo() {
    Webhook webhook = create("/hook");
    String inner = RECEIVER.url("/hook").replace("127.0.0.1", "localhost");
    jdbc.update("update partner_webhook set url = ?", inner);

    put("order.submitted");

    await().until(() -> attempts(webhook) == 1);
    assertThat(RECEIVER.received()).isEmpty();
    assertThatThrownBy(() -> webhooks.create(agency.id(), inner, List.of(), false))
        .isInstanceOf(WebhookRefused.class);
  }

  @Test
  void aReplayReachesThePartnerAgainUnderTheSameId() {
    Webhook webhook = create("/hook");
    put("order.submitted");
    await().until(() -> state(webhook).equals("delivered"));
    String id = RECEIVER.received().get(0).id();

    webhooks.replay(agency.id(), webhook.id(), id);

    await().until(() -> RECEIVER.received().size() == 2);
    assertThat(RECEIVER.received()).extracting(Received::id).containsExactly(id, id);
  }

  private Webhook create(String path) {
    return webhooks.create(agency.id(), RECEIVER.url(path), List.of(), false).webhook();
  }

  private void put(String type) {
    queue.put(agency.id(), false, type, Map.of("order", "po_1"));
  }

  private String state(Webhook webhook) {
    return webhooks.log(agency.id(), webhook.id(), null, 1).get(0).state();
  }

  private int attempts(Webhook webhook) {
    return webhooks.log(agency.id(), webhook.id(), null, 1).get(0).attempts();
  }

  private long delivered(Webhook webhook) {
    return webhooks.log(agency.id(), webhook.id(), null, 200).stream()
        .filter(message -> message.state().equals("delivered"))
        .count();
  }
}
