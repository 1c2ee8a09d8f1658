package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.partner.PartnerCaller;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;

/** What must hold for orders to partners, on every database. */
abstract class OrdersContract {

  @Autowired private ApplicationContext context;
  private OrderWorld world;

  @BeforeEach
  void open() {
    world = new OrderWorld(context);
  }

  @Test
  void anOrderHoldsEverybodyOfItsCellOnce() {
    world.anew(25);

    Order order = world.placement.place(OrderWorld.CODE, world.deliverableId, "").orElseThrow();
    Order again = world.placement.place(OrderWorld.CODE, world.deliverableId, "").orElseThrow();

    assertThat(again.id()).isEqualTo(order.id());
    assertThat(order.code()).matches("po_[0-9A-HJKMNP-TV-Z]{26}");
    assertThat(order.state()).isEqualTo(OrderState.APPROVED);
    assertThat(order.quantity()).isEqualTo(25);
    assertThat(order.partnerId()).isEqualTo(world.partnerId("kuvert"));
    assertThat(world.ledger("claimed")).isEqualTo(25);
    assertThat(world.recipients.page(order.id(), 0, 100))
        .hasSize(25)
        .extracting(Recipient::ref)
        .startsWith("r1", "r2")
        .doesNotHaveDuplicates();
  }

  @Test
  void nobodyIsHeldByTwoOrders() {
    world.anew(3);
    Order order = world.submitted();
    long held =
        world.number(
            "select min(held_delivery_id) from order_recipient where order_id = ?", order.id());

    assertThatThrownBy(
            () ->
                world.jdbc.update(
                    "insert into order_recipient (order_id, recipient_no, delivery_id,"
                        + " held_delivery_id, seed, state, updated_at) values (?, 99, ?, ?, false,"
                        + " 'ordered', ?)",
                    order.id(),
                    held,
                    held,
                    java.time.LocalDateTime.now(java.time.ZoneOffset.UTC)))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void theSameToldThreeTimesMovesOnce() {
    world.anew(3);
    Order order = world.submitted();

    assertThat(world.store("id-1", order.partnerId(), order.code(), Kind.STATE, accepted()))
        .isTrue();
    assertThat(world.store("id-1", order.partnerId(), order.code(), Kind.STATE, accepted()))
        .isFalse();
    world.pump.handleAll();
    world.store("id-2", order.partnerId(), order.code(), Kind.STATE, accepted());
    world.store("id-3", order.partnerId(), order.code(), Kind.STATE, accepted());
    world.pump.handleAll();

    assertThat(world.effects(order))
        .containsExactly("accepted moved", "accepted repeated", "accepted repeated");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);
  }

  @Test
  void whatComesBeforeItsReceiveTaskIsToldAgainUntilSomebodyListens() {
    world.anew(3);
    world.processes.listeners(Facts.ANSWERED, 0);
    Order order = world.accepted();

    assertThat(world.facts.tellAll()).isZero();
    world.clock.advance(Duration.ofMinutes(2));
    assertThat(world.facts.tellAll()).isZero();
    world.processes.listeners(Facts.ANSWERED, 1);
    world.clock.advance(Duration.ofMinutes(2));

    assertThat(world.facts.tellAll()).isEqualTo(1);
    world.clock.advance(Duration.ofHours(1));
    assertThat(world.facts.tellAll()).isZero();
    assertThat(world.processes.calls())
        .contains("tell fulfilment.orderAnswered C-2026-0042 orderId=" + order.id());
  }

  @Test
  void handedOverBeforeInProductionImpliesWhatWasNotTold() {
    world.anew(3);
    Order order = world.accepted();

    world.state(order, "handed_over");
    world.state(order, "in_production");

    assertThat(world.stateOf(order)).isEqualTo(OrderState.HANDED_OVER);
    assertThat(world.effects(order))
        .containsExactly("accepted moved", "handed_over moved", "in_production late");
    Order after = world.orders.get(order.id());
    assertThat(after.producedAt()).isNotNull();
    assertThat(after.handedOverAt()).isNotNull();
    assertThat(
            world.jdbc.queryForList(
                "select message from order_fact where order_id = ? order by id",
                String.class,
                order.id()))
        .containsExactly(Facts.ANSWERED, Facts.PRODUCED, Facts.HANDED_OVER);
  }

  @Test
  void aSignalOfAnUnknownOrderIsParkedAndShown() {
    world.anew(1);
    long partner = world.partnerId("kuvert");
    world.store("id-1", partner, "po_UNKNOWN", Kind.STATE, accepted());

    world.pump.handleAll();

    assertThat(world.signals.countParked()).isEqualTo(1);
    ParkedSignal parked = world.signals.parked().get(0);
    assertThat(parked.orderCode()).isEqualTo("po_UNKNOWN");
    assertThat(parked.why()).contains("no such order");
    world.signals.retry(parked.id());
    assertThat(world.signals.countParked()).isZero();
    world.pump.handleAll();
    assertThat(world.signals.countParked()).isEqualTo(1);
  }

  @Test
  void anotherPartnersOrderIsAsUnknownAsNone() {
    world.anew(1);
    Order order = world.submitted();
    long other = world.partnerId("rapid");

    world.store("id-1", other, order.code(), Kind.STATE, accepted());
    world.pump.handleAll();

    assertThat(world.stateOf(order)).isEqualTo(OrderState.SUBMITTED);
    assertThat(world.signals.parked().get(0).why()).isEqualTo("Its partner has no such order.");
    assertThatThrownBy(() -> world.orders.ofPartner(other, order.code()))
        .isInstanceOf(UnknownOrder.class);
  }

  @Test
  void anAnswerThatOvertakesTheHandOverCountsOnceItIsHandedOver() {
    world.anew(1);
    Order order = world.placement.place(OrderWorld.CODE, world.deliverableId, "").orElseThrow();
    world.state(order, "accepted");
    assertThat(world.effects(order)).containsExactly("accepted early");

    world.submissions.submitted(order.id(), new PartnerGateway.Submission("K-7", null, false));
    world.pump.handleAll();

    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);
    assertThat(world.signals.countParked()).isZero();
  }

  @Test
  void whatIsDatedInTheFutureCountsFromWhenItCame() {
    world.anew(1);
    Order order = world.submitted();
    world.signals.store(
        new PartnerSignal(
            order.partnerId(),
            "id-1",
            "webhook",
            order.code(),
            Kind.STATE,
            accepted(),
            world.clock.instant().plus(Duration.ofDays(300))));

    world.pump.handleAll();

    assertThat(world.orders.get(order.id()).answeredAt()).isEqualTo(world.clock.instant());
  }

  @Test
  void thePrinterTakesAllButThreeAndTheGapNamesThem() {
    world.anew(10_000);
    Order order = world.submitted();

    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,4000],[4002,8999],[9001,9999]]}");
    world.state(order, "handed_over");
    Gap gap = world.reconciliation.reconcile(order.id());

    assertThat(gap.reconciled()).isFalse();
    assertThat(gap.missing()).containsExactly(4001, 9000, 10_000);
    assertThat(Reconciliation.named(gap.missing()))
        .as("as the task names them")
        .isEqualTo("r4001, r9000, r10000");
    assertThat(gap.counts().accepted()).isEqualTo(9_997);
    assertThat(world.ledger("sent")).isEqualTo(9_997);
    assertThat(world.ledger("claimed")).isEqualTo(3);

    world.tell(
        order,
        Kind.RECIPIENTS,
        "{\"accepted\":[[4001,4001]],\"rejected\":[{\"recipient\":\"r9000\",\"reason\":\"bad_address\"}]}");
    world.reconciliation.settle(order.id(), GapDecision.REJECT, List.of(10_000), "rita");

    assertThat(world.reconciliation.reconcile(order.id()).reconciled()).isTrue();
    assertThat(world.ledger("sent")).isEqualTo(9_998);
    assertThat(world.ledger("failed", "rejected_by_partner")).isEqualTo(2);
    assertThat(world.orders.get(order.id()).reconciledAt()).isNotNull();
  }

  @Test
  void aSilentPartnerLosesTheOrderAndNobodyIsServedTwice() {
    world.anew(20);
    Order first = world.submitted();
    world.clock.advance(Duration.ofDays(4));

    assertThat(world.replacement.replace(first.id())).isTrue();
    Order second = world.submitted();

    assertThat(second.partnerId()).isEqualTo(world.partnerId("rapid"));
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.quantity()).isEqualTo(20);
    world.state(first, "accepted");
    world.tell(first, Kind.RECIPIENTS, "{\"accepted\":[[1,20]]}");
    assertThat(world.effects(first)).containsExactly("accepted replaced", "recipients replaced");
    assertThat(world.stateOf(first)).isEqualTo(OrderState.SUBMITTED);
    assertThat(world.recipients.counts(first.id()).withdrawn()).isEqualTo(20);
    assertThat(world.number("select late_steps from partner_order where id = ?", first.id()))
        .isEqualTo(1);
    assertThat(
            world.number(
                "select count(distinct held_delivery_id) from order_recipient where"
                    + " held_delivery_id is not null"))
        .isEqualTo(20);
  }

  @Test
  void aLateAnswerIsRefusedAndToldWhy() {
    world.anew(2);
    Order first = world.submitted();
    world.replacement.replace(first.id());

    Told told = world.acts.tell(caller(first), first.code(), Kind.STATE, accepted(), "key-1");
    Told again = world.acts.tell(caller(first), first.code(), Kind.STATE, accepted(), "key-1");

    assertThat(told.effect()).isEqualTo(Effect.REPLACED);
    assertThat(told.detail())
        .startsWith("This order was given to somebody else on 2026-11-02T09:00Z")
        .endsWith("No answer came in time.");
    assertThat(again).isEqualTo(told);
  }

  @Test
  void whoSaysYesAtTheLastMomentKeepsTheOrder() {
    world.anew(2);
    Order order = world.accepted();
    world.facts.tellAll();

    assertThat(world.replacement.replace(order.id())).isFalse();

    assertThat(world.placement.place(OrderWorld.CODE, world.deliverableId, "").orElseThrow().id())
        .isEqualTo(order.id());
    assertThat(world.facts.tellAll()).isEqualTo(1);
  }

  @Test
  void noPartnerLeftMeansThatAPersonDecides() {
    world.anew(2);
    world.replacement.replace(world.submitted().id());
    world.replacement.replace(world.submitted().id());

    assertThat(world.placement.place(OrderWorld.CODE, world.deliverableId, "")).isEmpty();
    assertThat(world.placement.place(OrderWorld.CODE, world.deliverableId, "kuvert")).isPresent();
    assertThat(world.ledger("claimed")).isEqualTo(2);
  }

  @Test
  void anUnreadableBodyIsRefusedInPlainWords() {
    world.anew(2);
    Order order = world.submitted();

    assertThatThrownBy(
            () ->
                world.acts.tell(
                    caller(order),
                    order.code(),
                    Kind.STATE,
                    "{\"state\":\"accepted\",\"price\":0}",
                    "key-1"))
        .isInstanceOf(SignalRefused.class)
        .hasMessageContaining("\"price\" is no field here")
        .hasMessageContaining("promised_at");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.SUBMITTED);
    assertThat(world.jdbc.queryForObject("select state from partner_signal", String.class))
        .isEqualTo("refused");
  }

  @Test
  void aSampleOrderTouchesNobodyAndTellsNoProcess() {
    world.anew(2);
    Order sample =
        context
            .getBean(SampleOrders.class)
            .place(
                world.partnerId("kuvert"),
                io.rondo.workers.campaign.DeliverableKind.LETTER,
                "Sample",
                "Try it.",
                3);

    world.tell(sample, Kind.RECIPIENTS, "{\"accepted\":[[1,3]]}");
    world.state(sample, "handed_over");

    assertThat(world.stateOf(sample)).isEqualTo(OrderState.HANDED_OVER);
    assertThat(world.ledger("planned")).isEqualTo(2);
    assertThat(world.number("select count(*) from order_fact")).isZero();
    assertThat(world.reconciliation.of(sample.id()).reconciled()).isTrue();
    assertThatThrownBy(
            () ->
                world.acts.tell(caller(sample), sample.code(), Kind.STATE, accepted(), "live-key"))
        .isInstanceOf(UnknownOrder.class);
  }

  @Test
  void pagesGoOnWhereTheyEnded() {
    world.anew(2);
    SampleOrders samples = context.getBean(SampleOrders.class);
    long partner = world.partnerId("kuvert");
    for (int i = 0; i < 5; i++) {
      samples.place(
          partner, io.rondo.workers.campaign.DeliverableKind.COPY, "Sample", "Try it.", 1);
    }

    OrderPage first = world.orders.page(partner, true, null, null, 3, null);
    OrderPage second = world.orders.page(partner, true, null, first.nextCursor(), 3, null);

    assertThat(first.orders()).hasSize(3);
    assertThat(second.orders()).hasSize(2);
    assertThat(second.nextCursor()).isNull();
    assertThat(first.orders()).doesNotContainAnyElementsOf(second.orders());
    assertThat(world.orders.page(partner, false, null, null, 3, null).orders()).isEmpty();
  }

  @Test
  void manyNodesActUponEachSignalOnceAndInOrder() throws Exception {
    world.anew(4);
    Order order = world.submitted();
    List<String> states = List.of("accepted", "in_production", "produced", "handed_over");
    for (int i = 0; i < 40; i++) {
      world.store(
          "id-" + i,
          order.partnerId(),
          order.code(),
          Kind.STATE,
          "{\"state\":\"%s\"}".formatted(states.get(i / 10)));
    }

    inParallel(4, () -> world.pump.handleAll());
    world.pump.handleAll();

    assertThat(world.number("select count(*) from partner_signal where state <> 'done'")).isZero();
    assertThat(world.effects(order)).hasSize(40).doesNotContain("accepted late");
    assertThat(world.effects(order).stream().filter(effect -> effect.endsWith(" moved")))
        .containsExactly(
            "accepted moved", "in_production moved", "produced moved", "handed_over moved");
  }

  @Test
  void twoNodesThatPlaceTheNextOrderAtOncePlaceOne() throws Exception {
    world.anew(30);
    world.replacement.replace(world.submitted().id());

    List<Long> placed =
        inParallel(
            4,
            () ->
                world.placement.place(OrderWorld.CODE, world.deliverableId, "").orElseThrow().id());

    assertThat(placed).containsOnly(placed.get(0));
    assertThat(world.number("select count(*) from partner_order")).isEqualTo(2);
    assertThat(
            world.number("select count(*) from order_recipient where held_delivery_id is not null"))
        .isEqualTo(30);
  }

  @Test
  void anAnswerAndItsDeadlineAtTheSameMomentEndInOneOfBoth() throws Exception {
    for (int round = 0; round < 5; round++) {
      world.anew(3);
      Order order = world.submitted();
      world.store("id-1", order.partnerId(), order.code(), Kind.STATE, accepted());

      inParallel(
          2,
          new java.util.concurrent.atomic.AtomicInteger()::incrementAndGet,
          turn ->
              turn == 1
                  ? (Object) world.pump.handleAll()
                  : (Object) world.replacement.replace(order.id()));
      world.pump.handleAll();

      Order after = world.orders.get(order.id());
      if (after.replacedAt() == null) {
        assertThat(after.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(world.ledger("claimed")).isEqualTo(3);
      } else {
        assertThat(after.state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(world.ledger("planned")).isEqualTo(3);
        assertThat(world.effects(order)).containsExactly("accepted replaced");
      }
    }
  }

  private static <T> List<T> inParallel(int threads, java.util.concurrent.Callable<T> work)
      throws Exception {
    return inParallel(threads, () -> 0, any -> work.call());
  }

  private interface Turn<T> {
    T take(int turn) throws Exception;
  }

  private static <T> List<T> inParallel(
      int threads, java.util.function.IntSupplier turns, Turn<T> work) throws Exception {
    var pool = java.util.concurrent.Executors.newFixedThreadPool(threads);
    try {
      var begin = new java.util.concurrent.CountDownLatch(1);
      var futures = new java.util.ArrayList<java.util.concurrent.Future<T>>();
      for (int i = 0; i < threads; i++) {
        int turn = turns.getAsInt();
        futures.add(
            pool.submit(
                () -> {
                  begin.await();
                  return work.take(turn);
                }));
      }
      begin.countDown();
      List<T> done = new java.util.ArrayList<>();
      for (var future : futures) {
        done.add(future.get());
      }
      return done;
    } finally {
      pool.shutdownNow();
    }
  }

  private static String accepted() {
    return "{\"state\":\"accepted\"}";
  }

  private PartnerCaller caller(Order order) {
    return new PartnerCaller(order.partnerId(), "kuvert", false, Set.of("orders"));
  }
}
