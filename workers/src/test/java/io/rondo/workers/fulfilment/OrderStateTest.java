package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a told state does to an order, in plain Java. */
class OrderStateTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "submitted, accepted, moved",
    "submitted, rejected, moved",
    "submitted, handed_over, moved",
    "accepted, rejected, moved",
    "accepted, accepted, repeated",
    "in_production, accepted, late",
    "in_production, rejected, refused",
    "handed_over, in_production, late",
    "handed_over, delivered_estimated, moved",
    "delivered_estimated, handed_over, late",
    "rejected, accepted, late",
    "cancelled, produced, late",
    "approved, accepted, early",
    "accepted, cancelled, refused",
    "accepted, cancel_refused, refused"
  })
  void statesMoveForwardOnly(String now, String told, String effect) {
    assertThat(StateRule.judge(order(now), told, false).effect().text()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource({
    "accepted, cancelled, moved",
    "in_production, cancel_refused, moved",
    "handed_over, cancelled, refused",
    "in_production, produced, moved"
  })
  void aWishToStopIsAnsweredWhileItCanBe(String now, String told, String effect) {
    HeldOrder order = order(now);
    order.cancellation(Cancellation.CANCEL_REQUESTED);

    assertThat(StateRule.judge(order, told, false).effect().text()).isEqualTo(effect);
  }

  @Test
  void aReplacedOrderMovesNoMoreUnlessPeopleStayedWithIt() {
    HeldOrder order = order("accepted");
    order.replacedAt = NOW;
    order.replacedWhy = "No answer came in time.";

    assertThat(StateRule.judge(order, "produced", false).effect()).isEqualTo(Effect.REPLACED);
    assertThat(StateRule.judge(order, "cancel_refused", false).effect()).isEqualTo(Effect.REPLACED);
    assertThat(StateRule.judge(order, "produced", true).effect()).isEqualTo(Effect.MOVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft", "approved", "submitted", "cancel_requested", "done", ""})
  void aPartnerTellsNothingThatIsOurs(String told) {
    assertThatThrownBy(() -> StateRule.judge(order("submitted"), told, false))
        .isInstanceOf(SignalRefused.class);
  }

  @Test
  void aStepThatIsTakenTooLateIsCounted() {
    HeldOrder order = order("submitted");
    order.startClock(ClockStep.ANSWER, NOW);

    order.reach(OrderState.ACCEPTED, NOW.plusSeconds(1));

    assertThat(order.lateSteps).isEqualTo(1);
    assertThat(order.clockStep).isNull();
    assertThat(order.answeredAt).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void whatIsHandedOverWasAnsweredAndProduced() {
    HeldOrder order = order("submitted");
    order.startClock(ClockStep.ANSWER, NOW.plusSeconds(60));

    order.reach(OrderState.HANDED_OVER, NOW);

    assertThat(order.answeredAt).isEqualTo(NOW);
    assertThat(order.producedAt).isEqualTo(NOW);
    assertThat(order.handedOverAt).isEqualTo(NOW);
    assertThat(order.lateSteps).isZero();
  }

  @Test
  void fractionsOfACentAreRoundedUpOnce() {
    HeldOrder order = order("submitted");
    order.setupMinor = 1000;
    order.priceMinor = new BigDecimal("12.3456");
    order.quantity = 3;

    assertThat(order.totalMinor()).isEqualTo(1038);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"state\":\"accepted\",\"partner_id\":7}",
        "{\"state\":\"accepted\",\"state\":\"rejected\"}",
        "{\"state\":[\"accepted\"]}",
        "{\"state\":\"accepted\"} {}",
        "[]",
        "\"accepted\"",
        "null",
        "",
        "{\"state\":"
      })
  void whatIsNoBodyIsRefusedWithoutRepeatingIt(String body) {
    assertThatThrownBy(() -> Bodies.read(body, Bodies.StateBody.class))
        .isInstanceOf(SignalRefused.class)
        .message()
        .doesNotContain("rejected")
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "r0", "r-1", "r1 ", "R1", "r12345678901"})
  void recipientsAreNamedInOneWay(String ref) {
    assertThatThrownBy(() -> Bodies.recipient(ref)).isInstanceOf(SignalRefused.class);
  }

  private static HeldOrder order(String state) {
    HeldOrder order = new HeldOrder();
    order.state = state;
    order.submittedAt = state.equals("approved") ? null : NOW;
    order.currency = "EUR";
    return order;
  }
}
