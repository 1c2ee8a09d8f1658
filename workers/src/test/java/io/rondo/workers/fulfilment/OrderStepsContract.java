package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.consent.Consent;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.engine.BusinessError;
import io.rondo.workers.engine.People;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import io.rondo.workers.engine.Worker;
import io.rondo.workers.fulfilment.PartnerGateway.CancelAnswer;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.testing.FakePeople;
import io.rondo.workers.testing.MapStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;

/** The steps and tasks of fulfilment, as the process performs them, on every database. */
abstract class OrderStepsContract {

  @Autowired private ApplicationContext context;
  @Autowired private List<Worker> workers;
  @Autowired private List<TaskRule> rules;
  private OrderWorld world;
  private ScriptedGateway gateway;

  @BeforeEach
  void open() {
    world = new OrderWorld(context);
    gateway = new ScriptedGateway();
    ((FakePeople) context.getBean(People.class))
        .clear()
        .add("rita", "review")
        .add("pia", "partner");
  }

  @Test
  void aLetterGoesTheWholeWay() {
    world.anew(6);
    Map<String, Object> planned = perform("planDeliverables", Map.of("phase", "deliver"));
    assertThat(planned)
        .containsEntry("deliverableCount", 1)
        .containsEntry("deliverablesFound", true);
    Map<String, Object> opened =
        perform(
            "openDeliverable",
            Map.of("deliverableIds", planned.get("deliverableIds"), "deliverableIndex", 0));
    assertThat(opened).containsEntry("dependenciesMet", true);
    Map<String, Object> placed = perform("placeOrder", opened);
    assertThat(placed).containsEntry("partnerFound", true).containsEntry("partnerName", "kuvert");
    Order order = world.orders.get((long) placed.get("orderId"));
    Map<String, Object> submitted = submit(order);
    assertThat((Instant) submitted.get("remindAt"))
        .isAfter(world.clock.instant())
        .isBefore((Instant) submitted.get("answerDueAt"));
    world.state(order, "accepted");
    assertThat(perform("readAnswer", placed)).containsEntry("orderAccepted", true);
    assertThat(perform("openProof", placed)).containsEntry("draftExpected", true);
    world.tell(order, Kind.DRAFT, draft(order));
    assertThat(complete("Activity_ReviewDraft", "rita", placed, Map.of("draftDecision", "accept")))
        .containsEntry("draftAccepted", true);
    perform("openProduction", placed);
    world.state(order, "produced");
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,6]]}");
    world.state(order, "handed_over");
    assertThat(perform("reconcileOrder", placed)).containsEntry("orderReconciled", true);
    perform("closeDeliverable", opened);
    perform("accountFulfilment", Map.of("phase", "deliver"));

    assertThat(world.ledger("sent")).isEqualTo(6);
    assertThat(deliverable().state()).isEqualTo(Deliverable.State.FULFILLED);
    assertThat(world.orders.get(order.id()).closedAt()).isNotNull();
    assertThat(world.orders.get(order.id()).clockStep()).isNull();
  }

  @Test
  void nothingIsOrderedBeforeTheRelease() {
    world.anew(2);
    world.jdbc.update("delete from campaign_release");

    assertThatThrownBy(() -> perform("placeOrder", Map.of("deliverableId", world.deliverableId)))
        .isInstanceOf(StepRefused.class)
        .hasMessageContaining("never released");
    assertThat(world.ledger("planned")).isEqualTo(2);
  }

  @Test
  void anAnswerThatComesWhileItIsHandedOverIsNotLost() {
    world.anew(2);
    Order order = placed();
    gateway.meanwhile = () -> world.state(order, "accepted");

    submit(order);
    world.pump.handleAll();

    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);
  }

  @Test
  void handedOverAgainAfterACrashItIsTheSameOrder() {
    world.anew(2);
    Order order = placed();
    gateway.failure = new PartnerUnreachable("No answer.", null, null);
    assertThatThrownBy(() -> submit(order)).isInstanceOf(PartnerUnreachable.class);
    gateway.failure = null;

    submit(order);
    submit(order);

    assertThat(gateway.submitted).containsExactly(order.code(), order.code());
    assertThat(world.stateOf(order)).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void whomThePartnerRefusesGoesToTheNext() {
    world.anew(2);
    Order order = placed();
    gateway.failure = new PartnerRefused("No paper.");

    assertThatThrownBy(() -> submit(order))
        .isInstanceOfSatisfying(
            BusinessError.class,
            error -> assertThat(error.code()).isEqualTo("fulfilment.orderRefused"));
    assertThat(perform("replaceOrder", Map.of("orderId", order.id())))
        .containsEntry("orderFulfilled", false);
    Map<String, Object> next = perform("placeOrder", Map.of("deliverableId", world.deliverableId));

    assertThat(next).containsEntry("partnerName", "rapid");
    assertThat(world.ledger("claimed")).isEqualTo(2);
  }

  @Test
  void whoWithdrewMeanwhileIsNotInThePackage() {
    world.anew(5);
    Order order = placed();
    world.jdbc.update(
        "update consent set granted = false where customer_id = (select id from customer where"
            + " customer_number = 'K-2')");
    world.jdbc.update(
        "insert into suppression (channel, address_hash, reason, suppressed_at) values ('letter',"
            + " ?, 'by_hand', ?)",
        OrderWorld.hash(4),
        java.time.LocalDateTime.now(java.time.ZoneOffset.UTC));

    submit(order);

    List<PackedRecipient> packed = packed(order);
    assertThat(packed).extracting(PackedRecipient::ref).containsExactly("r1", "r3", "r5");
    assertThat(packed.get(0).name()).isEqualTo("Mia1 Berg");
    assertThat(packed.get(0).city()).isEqualTo("Berlin");
    assertThat(packed.get(0).deliveryId()).isNotNull();
    assertThat(packed(order)).isEqualTo(packed);
    assertThat(world.ledger("excluded", "no_consent")).isEqualTo(1);
    assertThat(world.ledger("excluded", "suppressed")).isEqualTo(1);
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,5]]}");
    assertThat(world.recipients.counts(order.id()).accepted()).isEqualTo(3);
    world.state(order, "handed_over");
    assertThat(world.reconciliation.reconcile(order.id()).reconciled()).isTrue();
  }

  @Test
  void aPackageMadeAgainIsTheSameForAWhile() {
    world.anew(3);
    Order order = placed();
    List<PackedRecipient> first = packed(order);
    world.jdbc.update("update consent set granted = false");

    assertThat(packed(order)).isEqualTo(first);
    world.clock.advance(Duration.ofHours(2));
    assertThat(packed(order)).isEmpty();
  }

  @Test
  void seedsComeBehindThePeopleAndAreCountedApart() {
    world.anew(2);
    world.jdbc.update(
        "insert into order_seed (channel, name, address_line1, postal_code, city, country) values"
            + " ('letter', 'Marketing', 'Office 1', '20095', 'Hamburg', 'DE')");
    Order order = world.submitted();

    List<PackedRecipient> packed = packed(order);

    assertThat(order.quantity()).isEqualTo(2);
    assertThat(packed).extracting(PackedRecipient::seed).containsExactly(false, false, true);
    assertThat(packed.get(2).city()).isEqualTo("Hamburg");
    assertThat(packed.get(2).deliveryId()).isNull();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,2]]}");
    world.state(order, "handed_over");
    Gap gap = world.reconciliation.reconcile(order.id());
    assertThat(gap.reconciled()).isTrue();
    assertThat(gap.counts().seeds()).isEqualTo(1);
    assertThat(gap.counts().total()).isEqualTo(2);
  }

  @Test
  void whoIsWaitedForIsHeardWhenItTellsSomethingNewAndNotBefore() {
    world.anew(4);
    Order order = world.accepted();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,1]]}");
    world.state(order, "handed_over");
    Map<String, Object> scope = Map.of("orderId", order.id());
    assertThat(perform("reconcileOrder", scope))
        .containsEntry("orderReconciled", false)
        .containsEntry("gapCount", 3)
        .containsEntry("missingRecipients", "r2, r3, r4");

    Map<String, Object> settled = settle(scope, "wait");
    assertThat(settled).containsEntry("outcomesAwaited", true).containsEntry("resendWanted", false);
    assertThat(world.orders.get(order.id()).clockStep()).isEqualTo("recipients");
    assertThat(world.orders.get(order.id()).clockDueAt())
        .isEqualTo(settled.get("outcomesDueAt"))
        .isAfter(world.clock.instant());

    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,1]]}");
    assertThat(untold(order)).as("after a repeated word").isZero();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[2,2]]}");
    assertThat(untold(order)).as("after a new word").isEqualTo(1);
    world.facts.tellAll();
    assertThat(world.processes.calls())
        .contains("tell fulfilment.outcomesReceived C-2026-0042 orderId=" + order.id());
    assertThat(perform("reconcileOrder", scope)).containsEntry("missingRecipients", "r3, r4");
    assertThat(world.orders.get(order.id()).clockStep()).isNull();

    // what is told while a person decides is no news to who waits afterwards
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[3,3]]}");
    settle(scope, "wait");
    assertThat(untold(order)).isZero();
    // and what a colleague decides on the page wakes it, too
    world.reconciliation.settle(order.id(), GapDecision.REJECT, List.of(4), "rita");
    assertThat(untold(order)).isEqualTo(1);
    assertThat(perform("reconcileOrder", scope)).containsEntry("orderReconciled", true);
    assertThat(world.number("select late_steps from partner_order where id = ?", order.id()))
        .isZero();
  }

  @Test
  void whoIsAskedAgainIsRemindedOnceAndLateWhenItsTimeIsOver() {
    world.anew(2);
    Order order = world.accepted();
    world.state(order, "handed_over");
    Map<String, Object> scope = Map.of("orderId", order.id());
    perform("reconcileOrder", scope);

    Map<String, Object> settled = settle(scope, "resend");
    assertThat(settled).containsEntry("outcomesAwaited", true).containsEntry("resendWanted", true);
    perform("resendGap", scope);
    assertThat(
            world.number(
                "select count(*) from order_mail where order_id = ? and what = 'recipients'",
                order.id()))
        .isEqualTo(1);

    world.clock.advance(Duration.ofDays(4));
    assertThat(perform("reconcileOrder", scope)).containsEntry("orderReconciled", false);
    assertThat(world.number("select late_steps from partner_order where id = ?", order.id()))
        .isEqualTo(1);
    assertThat(settle(scope, "reject"))
        .containsEntry("outcomesAwaited", false)
        .doesNotContainKey("outcomesDueAt");
    assertThat(perform("reconcileOrder", scope)).containsEntry("orderReconciled", true);
    assertThat(settle(scope, "wait"))
        .as("nobody is missing any more")
        .containsEntry("outcomesAwaited", false);
  }

  private Map<String, Object> settle(Map<String, Object> scope, String decision) {
    return complete("Activity_SettleGap", "rita", scope, Map.of("gapDecision", decision));
  }

  private long untold(Order order) {
    return world.number(
        "select count(*) from order_fact where order_id = ? and told_at is null and moot = false"
            + " and message = 'fulfilment.outcomesReceived'",
        order.id());
  }

  @Test
  void aStoppedOrderGivesItsPeopleBackAndAPersonDecides() {
    world.anew(4);
    Order order = world.accepted();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,4]]}");
    gateway.cancelAnswer = CancelAnswer.CANCELLED;

    world.cancellations.request(order.id(), "rita", "The offer is wrong.");
    assertThat(world.facts.tellAll()).isGreaterThan(0);
    assertThat(cancel(order)).containsEntry("cancellationKnown", true);
    perform("settleCancellation", Map.of("orderId", order.id()));
    perform("settleCancellation", Map.of("orderId", order.id()));

    assertThat(world.stateOf(order)).isEqualTo(OrderState.CANCELLED);
    assertThat(world.ledger("planned")).isEqualTo(4);
    assertThat(world.recipients.counts(order.id()).withdrawn()).isEqualTo(4);
    assertThat(perform("placeOrder", Map.of("deliverableId", world.deliverableId)))
        .containsEntry("partnerFound", false);
    assertThat(world.processes.calls())
        .contains("tell fulfilment.orderStopWanted C-2026-0042 orderId=" + order.id());
    world.tell(order, Kind.COST, "{\"amount_minor\":900,\"currency\":\"EUR\"}");
    assertThat(world.orders.get(order.id()).cancelCostMinor()).isEqualTo(900);
    world.state(order, "in_production");
    assertThat(world.effects(order)).endsWith("cost noted", "in_production late");
  }

  @Test
  void whatCannotBeStoppedCostsItsPriceAndKeepsItsPeople() {
    world.anew(4);
    Order order = world.accepted();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,3]]}");
    world.state(order, "in_production");

    assertThat(cancel(order)).containsEntry("cancellationKnown", false);
    world.state(order, "cancel_refused");
    perform("settleCancellation", Map.of("orderId", order.id()));
    perform("replaceOrder", Map.of("orderId", order.id()));

    Order after = world.orders.get(order.id());
    assertThat(after.cancelCostMinor()).isEqualTo(1000 + 4 * 100);
    assertThat(after.cancellation()).isEqualTo(Cancellation.CANCEL_REFUSED);
    assertThat(world.ledger("planned")).isEqualTo(1);
    assertThat(world.ledger("claimed")).isEqualTo(3);
    world.state(order, "handed_over");
    assertThat(world.ledger("sent")).isEqualTo(3);
    Map<String, Object> next = perform("placeOrder", Map.of("deliverableId", world.deliverableId));
    assertThat(world.orders.get((long) next.get("orderId")).quantity()).isEqualTo(1);
  }

  @Test
  void whoeverHasAddressesAndGoesOnKeepsEverybody() {
    world.anew(4);
    Order order = world.accepted();
    packed(order);
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,1]]}");
    world.state(order, "in_production");

    cancel(order);
    world.state(order, "cancel_refused");
    perform("settleCancellation", Map.of("orderId", order.id()));
    perform("replaceOrder", Map.of("orderId", order.id()));

    assertThat(world.ledger("claimed")).isEqualTo(4);
    assertThat(perform("placeOrder", Map.of("deliverableId", world.deliverableId)))
        .containsEntry("orderId", order.id());
    assertThat(world.facts.tellAll()).isPositive();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[2,4]]}");
    world.state(order, "handed_over");
    assertThat(world.ledger("sent")).isEqualTo(4);
    assertThat(world.reconciliation.reconcile(order.id()).reconciled()).isTrue();
  }

  @Test
  void whoeverGoesOnWithoutHavingAnsweredHasSaidYes() {
    world.anew(2);
    Order order = world.submitted();
    packed(order);
    gateway.cancelAnswer = CancelAnswer.REFUSED;

    assertThat(cancel(order)).containsEntry("cancellationKnown", true);
    perform("settleCancellation", Map.of("orderId", order.id()));

    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);
    assertThat(world.orders.get(order.id()).closedAt()).isNull();
  }

  @Test
  void whatArrivedUnheardAndCannotBeStoppedIsFollowedToo() {
    world.anew(2);
    Order order = placed();
    packed(order); // the answer to the hand-over got lost
    world.cancellations.request(order.id(), "rita", "The offer is wrong.");
    gateway.cancelAnswer = CancelAnswer.REFUSED;

    cancel(order);
    perform("settleCancellation", Map.of("orderId", order.id()));

    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);
    assertThat(world.orders.get(order.id()).submittedAt()).isNotNull();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,2]]}");
    world.state(order, "handed_over");
    assertThat(world.ledger("sent")).isEqualTo(2);
    assertThat(world.reconciliation.reconcile(order.id()).reconciled()).isTrue();
  }

  @Test
  void whatGoesOutAfterTheEndOfTheCampaignIsCounted() {
    world.anew(3);
    Order order = world.accepted();
    packed(order);
    context.getBean(Campaigns.class).close(OrderWorld.CODE, "stopped", null, null);
    gateway.cancelAnswer = CancelAnswer.REFUSED;

    cancel(order);
    perform("settleCancellation", Map.of("orderId", order.id()));
    world.state(order, "handed_over");

    assertThat(world.orders.get(order.id()).closedAt()).isNotNull();
    assertThat(world.ledger("sent")).isEqualTo(3);
  }

  @Test
  void aSilentOfferIsTakenBackAndGoesToTheNext() {
    world.anew(4);
    Order order = world.submitted();

    assertThat(cancel(order)).containsEntry("cancellationKnown", true);
    perform("settleCancellation", Map.of("orderId", order.id()));
    perform("replaceOrder", Map.of("orderId", order.id()));

    Order after = world.orders.get(order.id());
    assertThat(after.cancelCostMinor()).isZero();
    Map<String, Object> next = perform("placeOrder", Map.of("deliverableId", world.deliverableId));
    assertThat(world.orders.get((long) next.get("orderId")).quantity()).isEqualTo(4);
    world.state(order, "accepted");
    assertThat(world.effects(order)).endsWith("accepted replaced");
    assertThat(
            world.jdbc.queryForObject(
                "select replaced_why from partner_order where id = ?", String.class, order.id()))
        .isEqualTo("No answer came in time.");
  }

  @Test
  void anOfferIsTakenBackEvenWhereItsPartnerCannotBeReached() {
    world.anew(DeliverableKind.DESIGN, 0);
    Order order = world.submitted();
    gateway.unreachable = true;

    assertThat(cancel(order)).containsEntry("cancellationKnown", true);
  }

  @Test
  void whoeverHasAddressesIsAskedToStopBeforeAnybodyElseGetsThem() {
    world.anew(4);
    Order order = world.submitted();
    packed(order);

    assertThat(cancel(order)).containsEntry("cancellationKnown", false);
    gateway.unreachable = true;
    assertThatThrownBy(() -> cancel(order)).isInstanceOf(PartnerUnreachable.class);

    assertThat(world.replacement.replace(order.id())).isFalse();
    assertThat(world.ledger("planned")).isZero();
  }

  @Test
  void aPersonFindsOutWhatASilentPartnerDidNotSay() {
    world.anew(2);
    Order order = world.accepted();
    assertThat(cancel(order)).containsEntry("cancellationKnown", false);
    Map<String, Object> scope = Map.of("orderId", order.id());

    assertThatThrownBy(
            () ->
                complete(
                    "Activity_DecideCancellation",
                    "rita",
                    scope,
                    Map.of("cancelled", "true", "cancelCost", 99_999)))
        .isInstanceOf(TaskRefused.class)
        .hasMessageContaining("between 0 and the price");
    complete(
        "Activity_DecideCancellation",
        "rita",
        scope,
        Map.of("cancelled", "true", "cancelCost", "2.50"));
    perform("settleCancellation", scope);

    assertThat(world.orders.get(order.id()).cancelCostMinor()).isEqualTo(250);
    assertThat(world.ledger("planned")).isEqualTo(2);
  }

  @Test
  void theEndOfTheCampaignEndsItsOrders() {
    world.anew(3);
    Order order = placed();
    context.getBean(Campaigns.class).close(OrderWorld.CODE, "stopped", null, null);

    assertThat(world.stateOf(order)).isEqualTo(OrderState.CANCELLED);
    assertThat(world.ledger("excluded", "stopped")).isEqualTo(3);
    assertThat(world.orders.get(order.id()).closedAt()).isNotNull();
  }

  @Test
  void whatAPartnerHasWhenTheCampaignEndsIsStoppedByAProcessOfItsOwn() {
    world.anew(3);
    Order order = world.accepted();
    context.getBean(Campaigns.class).close(OrderWorld.CODE, "stopped", null, null);

    assertThat(world.processes.calls())
        .anyMatch(
            call ->
                call.startsWith("start OrderCancellation C-2026-0042 {")
                    && call.contains("author=maria")
                    && call.contains("partnerName=kuvert"));
    gateway.cancelAnswer = CancelAnswer.CANCELLED;
    cancel(order);
    perform("settleCancellation", Map.of("orderId", order.id()));
    assertThat(world.ledger("excluded", "stopped")).isEqualTo(3);
  }

  @Test
  void draftsAreNumberedAndJudgedByAnotherPerson() {
    world.anew(DeliverableKind.DESIGN, 0);
    Order order = world.accepted();
    Map<String, Object> scope = Map.of("orderId", order.id());
    world.tell(order, Kind.DRAFT, draft(order));
    world.tell(order, Kind.DRAFT, draft(order));
    assertThat(world.effects(order)).endsWith("draft moved", "draft refused");

    assertThatThrownBy(
            () -> complete("Activity_ReviewDraft", "pia", scope, Map.of("draftDecision", "accept")))
        .isInstanceOfSatisfying(
            TaskRefused.class,
            refused -> assertThat(refused.kind()).isEqualTo(TaskRefused.Kind.FORBIDDEN));
    assertThatThrownBy(
            () ->
                complete("Activity_ReviewDraft", "rita", scope, Map.of("draftDecision", "reject")))
        .isInstanceOf(TaskRefused.class)
        .hasMessageContaining("Say what is wrong");
    Map<String, Object> changes =
        Map.of("draftDecision", "changes", "draftComment", "Bigger logo.");
    assertThat(complete("Activity_ReviewDraft", "rita", scope, changes))
        .containsEntry("draftAccepted", false)
        .containsEntry("revisionWanted", true);
    perform("requestRevision", scope);
    world.tell(order, Kind.DRAFT, draft(order));
    assertThat(complete("Activity_ReviewDraft", "rita", scope, changes))
        .containsEntry("revisionWanted", false);

    assertThat(world.drafts.of(order.id()))
        .extracting(Draft::revision, Draft::decision)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1, "changes_wanted"),
            org.assertj.core.api.Assertions.tuple(2, "changes_wanted"));
    assertThat(
            world.jdbc.queryForList(
                "select fact_no from order_fact where message = ? order by fact_no",
                Integer.class,
                Facts.DRAFT_RECEIVED))
        .containsExactly(1, 2);
  }

  @Test
  void aDraftNamesFilesOfItsOwnPartnerOnly() {
    world.anew(DeliverableKind.DESIGN, 0);
    Order order = world.accepted();
    long theirs = world.file(order);
    world.jdbc.update(
        "update partner_order set partner_id = ? where id = ?",
        world.partnerId("rapid"),
        order.id());

    for (long id : List.of(theirs, 999_999L)) {
      world.tell(world.orders.get(order.id()), Kind.DRAFT, "{\"assets\":[%d]}".formatted(id));
    }

    assertThat(world.drafts.of(order.id())).isEmpty();
    assertThat(world.effects(order)).endsWith("draft refused", "draft refused");
    assertThat(world.signals.countParked()).isZero();
  }

  @Test
  void moreTimeNeedsADateAhead() {
    world.anew(2);
    Order order = world.accepted();
    Map<String, Object> scope = Map.of("orderId", order.id());
    perform("openProduction", scope);

    assertThatThrownBy(
            () ->
                complete(
                    "Activity_DecideDelay",
                    "rita",
                    scope,
                    Map.of("delayGranted", true, "newDueAt", "2020-01-01T10:00:00Z")))
        .isInstanceOf(TaskRefused.class);
    Instant until = world.clock.instant().plus(Duration.ofDays(30));
    Map<String, Object> more = Map.of("delayGranted", true, "newDueAt", until.toString());
    assertThat(complete("Activity_DecideDelay", "rita", scope, more))
        .containsEntry("delayGranted", true);
    assertThat(perform("grantDelay", with(scope, more))).containsEntry("productionDueAt", until);
    assertThat(world.orders.get(order.id()).clockDueAt()).isEqualTo(until);
  }

  @Test
  void aDroppedDeliverableLeavesNobodyWithoutAnOutcome() {
    world.anew(3);
    Map<String, Object> scope = Map.of("deliverableId", world.deliverableId);
    assertThatThrownBy(() -> perform("accountFulfilment", Map.of("phase", "deliver")))
        .isInstanceOf(StepRefused.class)
        .hasMessageContaining("Spring letter is still to come")
        .hasMessageContaining("3 people have no outcome by letter");

    assertThat(complete("Activity_DecideOffer", "rita", scope, Map.of("offerDecision", "drop")))
        .containsEntry("offerWanted", false);
    perform("dropDeliverable", scope);
    perform("accountFulfilment", Map.of("phase", "deliver"));

    assertThat(world.ledger("excluded", "not_fulfilled")).isEqualTo(3);
  }

  @Test
  void whoNoPartnerServedIsExcludedWhenTheDeliverableIsDroppedAndTheCampaignAccounts() {
    world.anew(4);
    Map<String, Object> scope = Map.of("deliverableId", world.deliverableId);
    perform("replaceOrder", Map.of("orderId", world.submitted().id()));
    Map<String, Object> second = perform("placeOrder", scope);
    assertThat(second).containsEntry("partnerName", "rapid");
    submit(world.orders.get((long) second.get("orderId")));
    perform("replaceOrder", second);
    assertThat(perform("placeOrder", scope)).containsEntry("partnerFound", false);

    complete("Activity_DecideOffer", "rita", scope, Map.of("offerDecision", "drop"));
    perform("dropDeliverable", scope);
    perform("dropDeliverable", scope);
    perform("accountFulfilment", Map.of("phase", "deliver"));

    assertThat(world.ledger("excluded", "not_fulfilled")).isEqualTo(4);
    assertThat(world.ledger("planned") + world.ledger("claimed")).isZero();
  }

  @Test
  void onlyALivePartnerWithAPriceIsOffered() {
    world.anew(1);
    Map<String, Object> scope = Map.of("deliverableId", world.deliverableId);
    world.jdbc.update("update partner set state = 'suspended' where code = 'rapid'");

    for (String code : List.of("nobody", "rapid")) {
      assertThatThrownBy(
              () ->
                  complete(
                      "Activity_DecideOffer",
                      "rita",
                      scope,
                      Map.of("offerDecision", "offer", "partner", code)))
          .isInstanceOf(TaskRefused.class);
    }
    assertThat(
            complete(
                "Activity_DecideOffer",
                "rita",
                scope,
                Map.of("offerDecision", "offer", "partner", "kuvert")))
        .containsEntry("offerWanted", true);
  }

  @Test
  void whatDependsOnOthersIsToldWhenTheyAreThere() {
    world.anew(DeliverableKind.COPY, 0);
    world.jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " quantity, depends_on, max_revisions, state) values (?, 2, 'translation', 'French',"
            + " 'Translate.', 1, '1', 0, 'planned')",
        world.campaignId);
    Map<String, Object> planned = perform("planDeliverables", Map.of("phase", "prepare"));
    Map<String, Object> second =
        perform(
            "openDeliverable",
            Map.of("deliverableIds", planned.get("deliverableIds"), "deliverableIndex", 1));
    assertThat(second).containsEntry("dependenciesMet", false);
    DependencyTeller teller = context.getBean(DependencyTeller.class);
    teller.hurry();
    assertThat(teller.tellAll()).isZero();

    context.getBean(Deliverables.class).moveTo(world.deliverableId, Deliverable.State.FULFILLED);
    teller.hurry();

    assertThat(teller.tellAll()).isEqualTo(1);
    assertThat(world.processes.calls())
        .contains(
            "tell fulfilment.dependencyMet C-2026-0042 deliverableId="
                + second.get("deliverableId"));
  }

  @Test
  void whatComesBackIsAResponseOfItsPerson() {
    world.anew(3);
    Order order = world.accepted();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,3]]}");
    world.state(order, "handed_over");
    String body =
        "{\"returned\":[{\"recipient\":\"r2\",\"code\":\"moved\",\"on\":\"2026-12-01\"}]}";

    world.tell(order, Kind.RETURNS, body);
    world.tell(order, Kind.RETURNS, body);

    assertThat(world.orders.get(order.id()).returned()).isEqualTo(1);
    assertThat(world.effects(order)).endsWith("returned moved", "returned repeated");
    assertThat(
            world.jdbc.queryForMap(
                "select source, source_event_id, kind, campaign_id, c.customer_number from"
                    + " response_event e join customer c on c.id = e.customer_id where"
                    + " e.delivery_id is not null and e.occurred_at = ?",
                LocalDateTime.parse("2026-12-01T00:00:00")))
        .containsEntry("source", "kuvert")
        .containsEntry("source_event_id", order.code() + "/r2")
        .containsEntry("kind", "returned")
        .containsEntry("campaign_id", world.campaignId)
        .containsEntry("customer_number", "K-2");
    assertThat(world.number("select count(*) from response_event")).isEqualTo(1);
  }

  @Test
  void anAddressThatPostCameBackFromIsNotUsedUntilItChanges() {
    world.anew(3);
    Order order = handedOver();
    world.clock.advance(Duration.ofDays(1));
    // by now the third has moved and said so
    world.jdbc.update(
        "update customer set updated_at = ? where customer_number = 'K-3'",
        LocalDateTime.ofInstant(world.clock.instant(), ZoneOffset.UTC));

    world.tell(order, Kind.RETURNS, returned("r1", "moved"));
    world.tell(order, Kind.RETURNS, returned("r2", "unknown"));
    world.tell(order, Kind.RETURNS, returned("r3", "moved"));

    assertThat(
            world.jdbc.queryForList(
                "select customer_number from customer where postal_hash is null order by id",
                String.class))
        .containsExactly("K-1", "K-2");
    assertThat(world.number("select count(*) from suppression")).isZero();
    assertThat(world.number("select count(*) from consent where granted = false")).isZero();
  }

  @Test
  void whoRefusesALetterGetsNoMorePostAndADeadPersonNothing() {
    world.anew(3);
    Order order = handedOver();

    world.tell(order, Kind.RETURNS, returned("r1", "refused"));
    world.tell(order, Kind.RETURNS, returned("r2", "deceased"));

    Consents consents = context.getBean(Consents.class);
    assertThat(withdrawn(consents, "K-1")).containsExactlyInAnyOrder("letter", "postcard");
    assertThat(withdrawn(consents, "K-2"))
        .containsExactlyInAnyOrder("email", "letter", "postcard", "call");
    assertThat(withdrawn(consents, "K-3")).isEmpty();
    assertThat(
            world.jdbc.queryForList(
                "select channel from suppression where reason = 'deceased' and address_hash = ?",
                String.class,
                OrderWorld.hash(2)))
        .containsExactlyInAnyOrder("letter", "postcard", "call");
    assertThat(world.number("select count(*) from suppression")).isEqualTo(3);
  }

  private Order handedOver() {
    Order order = world.accepted();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,3]]}");
    world.state(order, "handed_over");
    return order;
  }

  private List<String> withdrawn(Consents consents, String number) {
    long person = world.number("select id from customer where customer_number = ?", number);
    return consents.of(person).stream()
        .filter(consent -> !consent.granted())
        .map(Consent::channel)
        .toList();
  }

  private static String returned(String recipient, String code) {
    return "{\"returned\":[{\"recipient\":\"%s\",\"code\":\"%s\"}]}".formatted(recipient, code);
  }

  @Test
  void anErasedPersonLeavesNoWordInOrders() {
    world.anew(2);
    Order order = world.submitted();
    world.tell(
        order,
        Kind.RECIPIENTS,
        "{\"accepted\":[[2,2]],\"rejected\":[{\"recipient\":\"r1\",\"reason\":\"bad_address\"}]}");
    Customers customers = context.getBean(Customers.class);
    assertThat(customers.export("K-1").sections().get("orders"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("partner", "kuvert"));

    customers.erase("K-1", "ada");

    assertThat(world.recipients.page(order.id(), 0, 1).get(0).reason()).isNull();
    assertThat(world.recipients.counts(order.id()).rejected()).isEqualTo(1);
  }

  private String draft(Order order) {
    return "{\"assets\":[%d],\"note\":\"Look.\"}".formatted(world.file(order));
  }

  private Deliverable deliverable() {
    return context.getBean(Deliverables.class).get(world.deliverableId);
  }

  private Order placed() {
    return world.placement.place(OrderWorld.CODE, world.deliverableId, "").orElseThrow();
  }

  private List<PackedRecipient> packed(Order order) {
    List<PackedRecipient> packed = new ArrayList<>();
    context.getBean(Packing.class).pack(order.id(), packed::addAll);
    return packed;
  }

  private Map<String, Object> submit(Order order) {
    return new SubmitOrderWorker(
            world.orders,
            gateways(),
            context.getBean(Packing.class),
            world.submissions,
            context.getBean(Deadlines.class))
        .perform(step(Map.of("orderId", order.id())))
        .variables();
  }

  private Map<String, Object> cancel(Order order) {
    return new CancelOrderWorker(
            world.orders,
            world.cancellations,
            gateways(),
            context.getBean(Deadlines.class),
            context.getBean(Clock.class))
        .perform(step(Map.of("orderId", order.id())))
        .variables();
  }

  private Gateways gateways() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("gateway", gateway));
    return new Gateways(
        beans.getBeanProvider(PartnerGateway.class),
        context.getBean(io.rondo.workers.partner.Partners.class));
  }

  private Map<String, Object> perform(String verb, Map<String, Object> variables) {
    Worker worker =
        workers.stream()
            .filter(one -> one.topic().equals("fulfilment." + verb))
            .findFirst()
            .orElseThrow();
    Map<String, Object> after = new HashMap<>(variables);
    after.putAll(worker.perform(step(variables)).variables());
    return after;
  }

  private Map<String, Object> complete(
      String task, String user, Map<String, Object> scope, Map<String, Object> said) {
    TaskRule rule = rules.stream().filter(one -> one.task().equals(task)).findFirst().orElseThrow();
    return rule.complete(OrderWorld.CODE, user, step(with(scope, said)));
  }

  private static Map<String, Object> with(Map<String, Object> scope, Map<String, Object> said) {
    Map<String, Object> all = new HashMap<>(scope);
    all.putAll(said);
    return all;
  }

  private static MapStep step(Map<String, Object> variables) {
    return new MapStep(OrderWorld.CODE, variables);
  }
}
