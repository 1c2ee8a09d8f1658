package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Every way of mailing who was released after the mails went out. */
class LateDeliveryProcessTest extends CampaignProcessTest {

  @Test
  void whoIsReleasedLateIsMailedUntilNobodyWaits() {
    outcome(false, false, true);
    start("LateDelivery");

    assertThat(times("Event_ReleasedPeopleMailed")).isEqualTo(1);
    assertThat(deliveries()).isEqualTo(2);
  }

  @Test
  void whereNothingMayGoNowItIsLookedAtAgain() {
    outcome(false, true, true);
    start("LateDelivery");
    BpmnAwareTests.assertThat(campaign).isWaitingAt("Event_NextLookDue");

    time("Event_NextLookDue");

    assertThat(times("Event_ReleasedPeopleMailed")).isEqualTo(1);
    assertThat(deliveries()).isEqualTo(2);
  }

  @Test
  void aDoubtWaitsForAPersonAndIsSettled() {
    outcome(true, false, false);
    start("LateDelivery");

    complete("Activity_DecideDoubts", "marketer", Map.of("doubtDecision", "send_again"));

    assertThat(done)
        .containsSubsequence(
            "delivery.deliverEmail", "delivery.settleDoubts", "delivery.deliverEmail");
    assertThat(times("Event_ReleasedPeopleMailed")).isEqualTo(1);
  }

  private void outcome(boolean finished, boolean waiting, boolean certain) {
    factOnce(
        "delivery.deliverEmail",
        Map.of(
            "deliveryFinished",
            finished,
            "deliveryWaiting",
            waiting,
            "doubtCount",
            certain ? 0 : 1,
            "outcomesCertain",
            certain));
  }

  private long deliveries() {
    return done.stream().filter("delivery.deliverEmail"::equals).count();
  }
}
