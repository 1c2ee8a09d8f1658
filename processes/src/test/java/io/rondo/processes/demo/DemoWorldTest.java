package io.rondo.processes.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rondo.processes.Rondo;
import io.rondo.processes.security.Passwords;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.WithoutTestSupport;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.Ledger;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.fulfilment.Draft;
import io.rondo.workers.fulfilment.Drafts;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvent;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Reconciliation;
import io.rondo.workers.insight.Results;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The world that {@code ./run} makes on an empty database. */
@SpringBootTest(
    classes = Rondo.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "rondo.demo=true",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/demo-world",
      "rondo.processes.demo.print-pace=1s"
    })
@ContextConfiguration(initializers = RunningRondo.Initializer.class)
@TypeExcludeFilters(WithoutTestSupport.class)
@DirtiesContext
@Tag("own-jvm")
class DemoWorldTest {

  @Autowired private Campaigns campaigns;
  @Autowired private Customers customers;
  @Autowired private Deliveries deliveries;
  @Autowired private Results results;
  @Autowired private Processes processes;
  @Autowired private Orders orders;
  @Autowired private OrderEvents events;
  @Autowired private Drafts drafts;
  @Autowired private Reconciliation reconciliation;
  @Autowired private CallLists callLists;
  @Autowired private DemoMailbox mailbox;
  @Autowired private IdentityService identities;
  @Autowired private Passwords passwords;
  @Autowired private Clock clock;
  @Autowired private DemoWorld world;

  @Test
  void aShopIsThereWithOneCampaignOfEachKind() {
    assertThat(customers.count()).isEqualTo(DemoCustomers.HOW_MANY);
    assertThat(campaigns.all())
        .extracting(Campaign::name, Campaign::status)
        .contains(
            tuple("Autumn layers", CampaignStatus.CLOSED),
            tuple("Winter preview", CampaignStatus.LISTENING),
            tuple("Warm gifts", CampaignStatus.APPROVING));
  }

  @Test
  void anAgencyAVendorAndACallCentreFulfilTheFourthCampaign() {
    // when somebody looks around for a while
    Order letters = soon(DeliverableKind.LETTER, OrderState.HANDED_OVER);
    Order poster = soon(DeliverableKind.DESIGN, OrderState.HANDED_OVER);
    Order calls = soon(DeliverableKind.CALL, OrderState.HANDED_OVER);
    String code = letters.campaignCode();

    // then each partner told every step by itself, the agency in two drafts
    assertThat(told(poster))
        .containsExactly("accepted", "draft", "draft", "in_production", "produced", "handed_over");
    assertThat(drafts.of(poster.id()))
        .extracting(Draft::decision)
        .containsExactly("changes_wanted", "accepted");
    soon(DeliverableKind.LETTER, OrderState.DELIVERED_ESTIMATED);
    assertThat(told(letters))
        .containsSequence("in_production", "produced", "handed_over", "delivered_estimated");
    assertThat(told(calls)).containsSequence("accepted", "in_production", "handed_over");
    assertThat(callLists.progress(calls.id()).calls()).isGreaterThan(10);
    assertThat(callLists.breaches(10)).isEmpty();

    // and a task asks for the one whom the vendor forgot
    String task = open(code, "Activity_SettleGap");
    assertThat(reconciliation.of(letters.id()).missing()).hasSize(1);
    processes.complete(task, "marketer", Map.of("gapDecision", "reject"));

    // and the campaign goes on when everybody in it is accounted for
    eventually(() -> assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.LISTENING));
    assertThat(orders.ofCampaign(code)).hasSize(3).allMatch(order -> order.closedAt() != null);
    Ledger ledger = deliveries.ledger(code);
    assertThat(ledger.byChannel()).containsOnlyKeys("email", "letter", "call");
    // one of those who wrote back to us is in it, and marketing leaves them in peace
    assertThat(ledger.byState()).containsOnlyKeys("sent", "failed", "excluded", "held");
    assertThat(processes.incidents()).isEmpty();
  }

  /** The order of that kind of the fourth campaign, as soon as its partner has come so far. */
  private Order soon(DeliverableKind kind, OrderState state) {
    eventually(
        () ->
            assertThat(orders.ofCampaign(named(DemoFulfilment.NAME).code()))
                .anyMatch(order -> order.kind() == kind && order.state().hasReached(state)));
    return orders.ofCampaign(named(DemoFulfilment.NAME).code()).stream()
        .filter(order -> order.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /** The states and drafts that a partner told, in the order in which they were told. */
  private List<String> told(Order order) {
    return events.of(order.id(), 0, 1000).stream()
        .filter(event -> event.effect().equals("moved") && event.who().startsWith(":"))
        .map(OrderEvent::what)
        .filter(what -> OrderState.of(what).isPresent())
        .toList();
  }

  private String open(String code, String task) {
    eventually(
        () ->
            assertThat(processes.tasks(Set.of(code)))
                .extracting(Processes.OpenTask::key)
                .contains(task));
    return processes.tasks(Set.of(code)).stream()
        .filter(one -> one.key().equals(task))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void theFinishedCampaignHasMailsResponsesAndALift() {
    Campaign autumn = named("Autumn layers");
    var ledger = deliveries.ledger(autumn.code());
    assertThat(ledger.byState().get("sent")).isGreaterThan(150);
    assertThat(mailbox.count()).isGreaterThan(ledger.byState().get("sent"));
    assertThat(autumn.closedAt()).isBefore(Instant.now().minus(10, ChronoUnit.DAYS));
    assertThat(autumn.outcome()).isEqualTo("completed");
    var story = results.of(autumn.code()).cells().get(0);
    assertThat(story.clicked()).isPositive();
    assertThat(story.lift().visitRate().enough()).isTrue();
    assertThat(story.lift().visitRate().value()).isPositive();
  }

  @Test
  void theReviewersAndTheMarketerFindWork() {
    assertThat(processes.tasks(Set.of(named("Warm gifts").code())))
        .flatExtracting(Processes.OpenTask::groups)
        .contains("review", "brand", "legal");
    assertThat(processes.tasks(Set.of(named("Winter preview").code())))
        .singleElement()
        .satisfies(task -> assertThat(task.assignee()).isEqualTo("marketer"));
    assertThat(processes.incidents()).isEmpty();
  }

  @Test
  void theServiceFindsAComplaintAndAQuestion() {
    eventually(
        () ->
            assertThat(processes.tasks(Set.of()))
                .filteredOn(task -> task.key().equals("Activity_AnswerCustomer"))
                .extracting(Processes.OpenTask::assignee)
                .contains("agent", "agent2"));
  }

  @Test
  void theDemoStaffLogInWithTheirFirstPasswords() {
    for (String name :
        new String[] {
          "admin",
          "marketer",
          "agent",
          "agent2",
          "reviewer",
          "brand",
          "legal",
          "finance",
          "designer"
        }) {
      assertThat(identities.checkPassword(name, passwords.first(name))).as(name).isTrue();
    }
  }

  @Test
  void theWorldIsMadeOnceAndTheClockIsRightAgain() {
    world.run(null);
    assertThat(campaigns.all()).extracting(Campaign::name).doesNotHaveDuplicates();
    assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
  }

  private static void eventually(ThrowingRunnable what) {
    await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(250)).untilAsserted(what);
  }

  private Campaign named(String name) {
    return campaigns.all().stream()
        .filter(campaign -> campaign.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
