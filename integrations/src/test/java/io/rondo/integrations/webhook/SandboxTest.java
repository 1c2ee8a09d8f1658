package io.rondo.integrations.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.sandbox.Sandbox;
import io.rondo.workers.sandbox.SandboxRefused;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A partner tries Rondo out: a sample order, walked through its states in no time. */
@WebhookTest
@DirtiesContext
class SandboxTest {

  private static final Receiver RECEIVER = new Receiver();

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry settings) {
    settings.add("rondo.integrations.http.allow", RECEIVER::authority);
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Autowired private Sandbox sandbox;
  @Autowired private Partners partners;
  @Autowired private Webhooks webhooks;
  @Autowired private Orders orders;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private Partner centre;

  @BeforeEach
  void world() {
    EmptyTables.in(jdbc);
    clock.reset();
    centre =
        new TestPartners(partners)
            .sandbox("centre", PartnerKind.CALL_CENTRE, Transport.API, DeliverableKind.CALL);
  }

  @Test
  void aSampleOrderIsThereWithMadeUpPeopleAndTouchesNobody() {
    Order sample = sandbox.send(centre.id());

    assertThat(sample.test()).isTrue();
    assertThat(sample.state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(sample.campaignId()).isNull();
    assertThat(count("order_recipient where delivery_id is null")).isEqualTo(5);
    assertThat(count("delivery")).isZero();
  }

  @Test
  void theSimulatorWalksASampleToItsEndAndTestWebhooksShowEveryStep() {
    webhooks.create(centre.id(), RECEIVER.url("/test"), List.of(), true);
    webhooks.create(centre.id(), RECEIVER.url("/live"), List.of(), false);
    Order sample = sandbox.send(centre.id());

    sandbox.walk(centre.id(), sample.code());

    await().until(() -> orders.get(sample.id()).state() == OrderState.DELIVERED_ESTIMATED);
    await().until(() -> RECEIVER.received("/test").stream().anyMatch(SandboxTest::isTheEnd));
    assertThat(RECEIVER.received("/test"))
        .extracting(one -> one.body().replaceAll(".*\"type\":\"([a-z_.]+)\".*", "$1"))
        .containsSubsequence(
            "order.submitted",
            "order.accepted",
            "order.in_production",
            "order.produced",
            "order.handed_over",
            "order.delivered_estimated");
    assertThat(RECEIVER.received("/live")).isEmpty();
  }

  private static boolean isTheEnd(Receiver.Received one) {
    return one.body().contains("order.delivered_estimated");
  }

  @Test
  void onlyAPartnersOwnSampleWalks() {
    Order sample = sandbox.send(centre.id());
    jdbc.update("update partner_order set test = false");

    assertThatThrownBy(() -> sandbox.walk(centre.id(), sample.code()))
        .isInstanceOf(SandboxRefused.class);
    assertThatThrownBy(() -> sandbox.walk(centre.id() + 1, sample.code()))
        .isInstanceOf(UnknownOrder.class);
  }

  private int count(String rows) {
    return jdbc.queryForObject("select count(*) from " + rows, Integer.class);
  }
}
