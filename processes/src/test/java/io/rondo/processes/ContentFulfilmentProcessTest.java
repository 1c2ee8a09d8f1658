package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which a campaign's deliverables can end. */
class ContentFulfilmentProcessTest extends FulfilmentProcessTest {

  private static final String DECIDE_OFFER = "Activity_DecideOffer";

  @Test
  void nothingIsOrderedWhereNothingIsWanted() {
    fact(
        "fulfilment.planDeliverables",
        Map.of("deliverablesFound", false, "deliverableCount", 0, "deliverableIds", ""));

    start("CampaignFulfilment");

    endedBy("Event_NothingWanted");
    assertThat(done).doesNotContain("fulfilment.placeOrder");
  }

  @Test
  void severalPartnersWorkAtOnce() {
    fact(
        "fulfilment.planDeliverables",
        Map.of("deliverablesFound", true, "deliverableCount", 2, "deliverableIds", "5,6"));

    start("CampaignFulfilment");

    assertThat(done.stream().filter("fulfilment.submitOrder"::equals)).hasSize(2);
    assertThat(done).doesNotContain("fulfilment.accountFulfilment");
  }

  @Test
  void whatIsFulfilledIsAccountedFor() {
    start("CampaignFulfilment");

    theRestGoesWell();

    endedBy("Event_OrderFulfilled", "Event_DeliverableFulfilled", "Event_CampaignFulfilled");
    assertThat(done)
        .containsSubsequence(
            "fulfilment.reconcileOrder",
            "fulfilment.closeDeliverable",
            "fulfilment.accountFulfilment");
  }

  @Test
  void aTranslationWaitsForItsCopy() {
    factOnce("fulfilment.openDeliverable", opened(false));
    start("ContentFulfilment");
    assertThat(done).doesNotContain("fulfilment.placeOrder");

    tell(DEPENDENCY_MET);
    theRestGoesWell();

    endedBy("Event_DeliverableFulfilled");
  }

  @Test
  void theNextPartnerGetsWhatTheFirstRefused() {
    factOnce("fulfilment.placeOrder", placed(17L));
    factOnce("fulfilment.placeOrder", placed(18L));
    factOnce("fulfilment.readAnswer", Map.of("orderAccepted", false));
    start("ContentFulfilment");

    tell(ANSWERED);

    assertThat(times("Event_OrderReplaced")).isEqualTo(1);
    theRestGoesWell();
    endedBy("Event_DeliverableFulfilled");
    assertThat(done.stream().filter("fulfilment.placeOrder"::equals)).hasSize(2);
  }

  @Test
  void aPersonDecidesWhenNobodyIsLeft() {
    factOnce("fulfilment.placeOrder", nobodyIsLeft());
    start("ContentFulfilment");

    complete(DECIDE_OFFER, "marketer", Map.of("offerDecision", "offer", "offerWanted", true));
    theRestGoesWell();

    endedBy("Event_DeliverableFulfilled");
  }

  @Test
  void aDeliverableMayBeDropped() {
    factOnce("fulfilment.placeOrder", nobodyIsLeft());
    start("ContentFulfilment");

    complete(DECIDE_OFFER, "marketer", Map.of("offerDecision", "drop", "offerWanted", false));

    endedBy("Event_DeliverableDropped");
    assertThat(done).contains("fulfilment.dropDeliverable");
  }

  @Test
  void anOrderThatStaffStopsIsCancelledAndAPersonDecides() {
    start("ContentFulfilment");
    fact("fulfilment.placeOrder", nobodyIsLeft());

    tell(STOP_WANTED);

    assertThat(times("Event_CancellationSettled")).isEqualTo(1);
    assertThat(done).containsSubsequence("fulfilment.cancelOrder", "fulfilment.placeOrder");
    complete(DECIDE_OFFER, "marketer", Map.of("offerDecision", "drop", "offerWanted", false));
    endedBy("Event_DeliverableDropped");
  }
}
