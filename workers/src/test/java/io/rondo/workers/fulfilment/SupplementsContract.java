package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.engine.TaskRule;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.MapStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is missing of an order is sent again, and nobody else, on every database. */
abstract class SupplementsContract {

  @Autowired private ApplicationContext context;
  private final Press press = new Press();
  private OrderWorld world;
  private Supplements supplements;
  private Order order;

  /** Prints whoever a supplement has, and can be asked. */
  private final class Press implements PartnerGateway {
    final List<String> printed = new ArrayList<>();
    boolean takesPackages = true;

    @Override
    public Partner.Transport transport() {
      return Partner.Transport.API;
    }

    @Override
    public Submission submit(Order order, Partner partner) {
      throw new AssertionError("The order was handed over before.");
    }

    @Override
    public boolean supplement(Order order, int no, Partner partner) {
      if (takesPackages) {
        context
            .getBean(Packing.class)
            .packAgain(
                order.id(),
                no,
                chunk -> chunk.forEach(one -> printed.add("s" + no + " " + one.ref())));
      }
      return takesPackages;
    }

    @Override
    public CancelAnswer cancel(Order order, Partner partner) {
      return CancelAnswer.LATER;
    }
  }

  @BeforeEach
  void tenOfWhomThePrinterTookSeven() {
    world = new OrderWorld(context).anew(10);
    supplements =
        new Supplements(
            context.getBean(RecipientMapper.class),
            context.getBean(OrderMapper.class),
            context.getBean(Packing.class),
            new Gateways(
                new StaticListableBeanFactory(Map.of("press", press))
                    .getBeanProvider(PartnerGateway.class),
                context.getBean(Partners.class)));
    order = world.submitted();
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,3],[5,7],[9,9]]}");
    world.state(order, "handed_over");
    assertThat(world.reconciliation.of(order.id()).missing()).containsExactly(4, 8, 10);
  }

  @Test
  void onlyWhoIsMissingIsSentAgainAndThenTheCountsAddUp() {
    resend(4, 8, 10);
    assertThat(supplements.handOver(order.id())).isTrue();
    assertThat(press.printed).containsExactly("s1 r4", "s1 r8", "s1 r10");

    world.tell(
        order,
        Kind.RECIPIENTS,
        "{\"accepted\":[[4,4],[8,8]],\"rejected\":[{\"recipient\":\"r10\",\"reason\":\"bad_address\"}]}");

    Gap gap = world.reconciliation.reconcile(order.id());
    assertThat(gap.reconciled()).isTrue();
    assertThat(gap.counts().accepted()).isEqualTo(9);
    assertThat(gap.counts().rejected()).isEqualTo(1);
    assertThat(world.ledger("sent")).isEqualTo(9);
    assertThat(world.ledger("failed")).isEqualTo(1);
  }

  @Test
  void afterACrashItIsTheSameSupplementAlsoWhenItsAnswerWasFaster() {
    resend(4, 8);
    supplements.handOver(order.id());
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[4,4]]}");
    supplements.handOver(order.id());

    assertThat(press.printed).containsExactly("s1 r4", "s1 r8", "s1 r4", "s1 r8");
  }

  @Test
  void theNextGapIsAnotherSupplement() {
    resend(4, 8, 10);
    world.tell(order, Kind.RECIPIENTS, "{\"accepted\":[[4,4]]}");
    resend(8, 10);
    supplements.handOver(order.id());

    assertThat(press.printed).containsExactly("s2 r8", "s2 r10");
  }

  @Test
  void whoMustNotBeReachedAnyMoreIsNotSentAgainAndNobodyElseIsTouched() {
    world.jdbc.update("update consent set granted = false");

    resend(4, 8, 10);

    assertThat(supplements.handOver(order.id())).isFalse();
    assertThat(press.printed).isEmpty();
    RecipientCounts counts = world.recipients.counts(order.id());
    assertThat(counts.suppressed()).isEqualTo(3);
    assertThat(counts.accepted()).isEqualTo(7);
    assertThat(counts.addsUp()).isTrue();
  }

  @Test
  void aPartnerWithoutPackagesIsOnlyAsked() {
    press.takesPackages = false;
    assertThat(supplements.handOver(order.id())).isFalse();
    resend(4);
    assertThat(supplements.handOver(order.id())).isFalse();
    assertThat(press.printed).isEmpty();
  }

  @Test
  void aPersonDecidesAndTheStepOfTheProcessHandsItOver() {
    Map<String, Object> scope = Map.of("orderId", order.id());
    TaskRule rule = context.getBean(SettleGapRule.class);
    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status ->
                rule.complete(
                    OrderWorld.CODE,
                    "rita",
                    new MapStep(
                        OrderWorld.CODE, Map.of("orderId", order.id(), "gapDecision", "resend"))));
    new ResendGapWorker(supplements, world.reconciliation)
        .perform(new MapStep(OrderWorld.CODE, scope));

    assertThat(press.printed).containsExactly("s1 r4", "s1 r8", "s1 r10");
    assertThat(world.events.of(order.id(), 0, 100))
        .anySatisfy(
            event -> {
              assertThat(event.what()).isEqualTo("supplement");
              assertThat(event.detail()).isEqualTo("Supplement 1: r4, r8, r10.");
            });
  }

  private void resend(Integer... numbers) {
    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status ->
                context
                    .getBean(Supplements.class)
                    .begin(context.getBean(OrderBook.class).hold(order.id()), List.of(numbers)));
  }
}
