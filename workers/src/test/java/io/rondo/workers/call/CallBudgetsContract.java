package io.rondo.workers.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.ScrubRefused;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.Webhooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Calls never cost more than somebody agreed to, on every database. */
abstract class CallBudgetsContract {

  @Autowired private ApplicationContext context;
  @Autowired private CallBudgets budgets;
  @Autowired private Webhooks webhooks;

  private CallWorld world;
  private PartnerCaller centre;

  @BeforeEach
  void aCallCentreThatTakesAEuroACallAndTwentyCentsAMinute() {
    world = new CallWorld(context);
    centre = world.partner("hallo");
    world.price(centre, "20");
    webhooks.create(centre.partnerId(), "http://127.0.0.1:9/hook", List.of(), false);
  }

  @Test
  void callsAndBegunMinutesAreCounted() {
    Order order = world.order(centre, customers(3));
    world.budget(order, null);

    world.call(order, 1, 1, "no_answer"); // 30 seconds

    CallBudget budget = budgets.of(order.id()).orElseThrow();
    assertThat(budget.ceilingMinor()).as("the campaign's whole budget").isEqualTo(100_000);
    assertThat(budget.calls()).isEqualTo(1);
    assertThat(budget.minutes()).isEqualTo(1);
    assertThat(budget.spentMinor()).isEqualTo(120);
    world.call(order, 1, 1, "no_answer");
    assertThat(budgets.of(order.id()).orElseThrow().calls()).as("told twice").isEqualTo(1);
  }

  @Test
  void theListStopsWhenTheRestPaysForNoCall() {
    Order order = world.order(centre, customers(4));
    world.budget(order, 300);
    world.call(order, 1, 1, "no_answer");
    assertThat(world.entry(order, 2)).isEqualTo("open");

    world.call(order, 2, 1, "interested"); // 240 of 300: no third call of 120

    assertThat(world.entry(order, 1)).isEqualTo("withdrawn budget_reached");
    assertThat(world.entry(order, 2)).isEqualTo("done interested");
    assertThat(world.entry(order, 4)).isEqualTo("withdrawn budget_reached");
    assertThat(world.recipient(order, 4)).isEqualTo("failed budget_reached");
    assertThat(world.lists.page(centre, order.code(), 0, 10))
        .allMatch(person -> person.phone() == null);
    assertThat(budgets.of(order.id()).orElseThrow().stoppedAt()).isEqualTo(world.clock.instant());
    assertThat(messages())
        .as("the partner hears it at once, and once")
        .singleElement()
        .asString()
        .contains("budget_reached", "\"count\":3", "\"r1\"", "\"r4\"");
    world.pump.handleAll();
    assertThat(world.orders.get(order.id()).state())
        .as("so that the order can be settled")
        .isEqualTo(OrderState.HANDED_OVER);
  }

  @Test
  void aCallAfterTheStopIsKeptMarkedAndPaid() {
    Order order = world.order(centre, customers(2));
    world.budget(order, 130);
    world.call(order, 1, 1, "refused");
    world.clock.advance(java.time.Duration.ofMinutes(1));

    assertThat(world.call(order, 2, 1, "sale")).startsWith("late").contains("breach withdrawn");

    assertThat(budgets.of(order.id()).orElseThrow().spentMinor()).isEqualTo(240);
    assertThat(world.recipient(order, 2)).isEqualTo("failed budget_reached");
    assertThat(messages()).hasSize(1);
  }

  @Test
  void thePromiseOfACallIsGivenUpWithTheList() {
    Order order = world.order(centre, customers(2));
    world.budget(order, 250);
    world.call(
        order,
        1,
        1,
        "callback",
        world.clock.instant(),
        world.clock.instant().plus(java.time.Duration.ofHours(2)));

    world.call(order, 2, 1, "refused");

    assertThat(world.number("select count(*) from call_back where state = 'dropped'")).isEqualTo(1);
    assertThat(world.recipient(order, 1)).isEqualTo("failed budget_reached");
  }

  @Test
  void theNextPartnerHasOnlyTheRestAndNobodyIsCalledForNothing() {
    Order first = world.order(centre, customers(1));
    world.budget(first, 300);
    world.call(first, 1, 1, "no_answer");
    PartnerCaller other = world.partner("moin");
    world.price(other, "0");
    Order second = world.sameDeliverable(world.order(other, customers(2)), first);

    world.scrub.mustBeReady(second);
    world.lists.page(other, second.code(), 0, 10);

    assertThat(budgets.of(second.id()).orElseThrow().ceilingMinor()).isEqualTo(180);
    world.call(first, 1, 2, "no_answer");
    assertThatThrownBy(() -> world.scrub.mustBeReady(second))
        .isInstanceOf(ScrubRefused.class)
        .hasMessageContaining("pays for no call");
  }

  private long[] customers(int count) {
    long[] customers = new long[count];
    for (int i = 0; i < count; i++) {
      customers[i] = world.customer("+493012345" + (60 + i), null);
    }
    return customers;
  }

  private List<String> messages() {
    return world.jdbc.queryForList(
        "select body from webhook_message where type = 'call.withdrawn'", String.class);
  }
}
