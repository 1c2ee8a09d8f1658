package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way through the delivery. */
class CampaignDeliveryProcessTest extends CampaignProcessTest {

  @Test
  void aDeliveryWithoutDoubtsEnds() {
    start("CampaignDelivery");

    assertThat(campaign)
        .hasPassed("Event_CampaignDelivered")
        .hasNotPassed(DECIDE_DOUBTS, "Activity_SettleDoubts")
        .isEnded();
  }

  @Test
  void anUnfinishedDeliveryGoesOn() {
    factOnce(
        "delivery.deliverEmail",
        Map.of(
            "deliveryFinished",
            false,
            "deliveryWaiting",
            false,
            "doubtCount",
            0,
            "outcomesCertain",
            true));
    start("CampaignDelivery");

    assertThat(campaign)
        .hasPassed("Event_CampaignDelivered")
        .hasNotPassed("Event_NextLookDue")
        .isEnded();
    Assertions.assertThat(done.stream().filter("delivery.deliverEmail"::equals)).hasSize(2);
  }

  @Test
  void aDeliveryOfWhichNothingMayGoNowIsLookedAtAgain() {
    factOnce(
        "delivery.deliverEmail",
        Map.of(
            "deliveryFinished",
            false,
            "deliveryWaiting",
            true,
            "doubtCount",
            0,
            "outcomesCertain",
            true));
    start("CampaignDelivery");
    assertThat(campaign).isWaitingAt("Event_NextLookDue");

    time("Event_NextLookDue");

    assertThat(campaign).hasPassed("Event_CampaignDelivered").isEnded();
    Assertions.assertThat(done.stream().filter("delivery.deliverEmail"::equals)).hasSize(2);
  }

  @Test
  void aCampaignIsDeliveredWhenItsPartnersAreDoneToo() {
    held.add("fulfilment.planDeliverables");
    start("CampaignDelivery");
    assertThat(campaign).hasNotPassed("Event_CampaignDelivered").isNotEnded();

    held.clear();
    goOn();

    assertThat(campaign).hasPassed("Event_CampaignDelivered").isEnded();
  }

  @Test
  void doubtsWaitForAPersonAndAreSettled() {
    factOnce(
        "delivery.deliverEmail",
        Map.of("deliveryFinished", true, "doubtCount", 2, "outcomesCertain", false));
    start("CampaignDelivery");
    assertThat(campaign).isWaitingAt(DECIDE_DOUBTS);

    complete(DECIDE_DOUBTS, "marketer", Map.of("doubtDecision", "count_as_sent"));

    assertThat(campaign).hasPassed("Activity_SettleDoubts", "Event_CampaignDelivered").isEnded();
    Assertions.assertThat(done)
        .containsSubsequence(
            "delivery.deliverEmail", "delivery.settleDoubts", "delivery.deliverEmail");
  }
}
