package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way a campaign can end. */
class CampaignLifecycleProcessTest extends CampaignProcessTest {

  @Test
  void anApprovedCampaignIsDeliveredMeasuredAndClosed() {
    start("CampaignLifecycle");
    approve();
    time(SEND_DATE);
    time(WINDOW_ENDED);
    complete(CLOSE_OUT, "marketer", Map.of("learned", "Short subjects.", "nextStep", "repeat"));

    assertThat(campaign).hasPassed("Event_CampaignClosed").isEnded();
    Assertions.assertThat(outcome).isEqualTo("completed");
    Assertions.assertThat(done)
        .containsExactly(
            "campaign.recordBrief",
            "audience.checkBrief",
            "partner.proposePartners",
            "fulfilment.planDeliverables",
            "delivery.sendProof",
            "audience.freezeAudience",
            "rehearsal.rehearseCampaign",
            "approval.chooseReviewers",
            "approval.requestSignature",
            "approval.judgeStage",
            "approval.chooseReviewers",
            "approval.releaseCampaign",
            "delivery.deliverEmail",
            "fulfilment.planDeliverables",
            "social.planPosts",
            "response.setWindow",
            "insight.measureResult",
            "campaign.closeCampaign");
  }

  @Test
  void aRejectedCampaignReachesNobody() {
    start("CampaignLifecycle");
    decide("review", "reject");

    assertThat(campaign).hasPassed("Event_CampaignRejected").isEnded();
    Assertions.assertThat(outcome).isEqualTo("rejected");
    Assertions.assertThat(done).doesNotContain("approval.releaseCampaign", "delivery.deliverEmail");
  }

  @Test
  void aDecisionThatNobodyKnowsRejects() {
    start("CampaignLifecycle");
    decide("review", "maybe");

    assertThat(campaign).hasPassed("Event_CampaignRejected").isEnded();
  }

  @Test
  void anEmptyAudienceEndsTheCampaignAndSaysSo() {
    fact("audience.freezeAudience", Map.of("audienceFound", false, "audienceSize", 0));
    start("CampaignLifecycle");

    assertThat(campaign).hasPassed("Event_AudienceEmpty").isEnded();
    Assertions.assertThat(outcome).isEqualTo("empty_audience");
    Assertions.assertThat(done).doesNotContain("approval.chooseReviewers", "delivery.deliverEmail");
  }

  @Test
  void anAudienceThatARepairEmptiedEndsTheCampaignToo() {
    start("CampaignLifecycle");
    decide("review", "rework");
    fact("audience.freezeAudience", Map.of("audienceFound", false, "audienceSize", 0));

    complete(REWORK_BRIEF, "marketer", Map.of("goal", "Nobody"));

    assertThat(campaign).hasPassed("Event_AudienceEmpty").isEnded();
    Assertions.assertThat(outcome).isEqualTo("empty_audience");
  }

  @Test
  void theStarterIsTheAuthorWhateverTheFormSays() {
    start("CampaignLifecycle");

    Assertions.assertThat(engine.getRuntimeService().getVariable(campaign.getId(), "author"))
        .isEqualTo("marketer");
    Assertions.assertThat(code()).matches("C-\\d{4}-\\d{4}");
    Assertions.assertThat(engine.getRuntimeService().getVariable(campaign.getId(), "campaignCode"))
        .isEqualTo(code());
  }

  /** Where a campaign can be when it is stopped. */
  enum Stage {
    BRIEF,
    PROOF,
    FREEZE,
    REHEARSAL,
    REVIEW,
    REWORK,
    SEND_DATE,
    RELEASE,
    DELIVERY,
    DOUBTS,
    WINDOW,
    CLOSE_OUT
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aStoppedCampaignEndsWhereverItIs(Stage stage) {
    reach(stage);

    stop();

    assertThat(campaign).hasPassed("Event_CampaignStopped").isEnded();
    Assertions.assertThat(outcome).isEqualTo("stopped");
    Assertions.assertThat(running()).isZero();
    Assertions.assertThat(openTasks()).isZero();
  }

  private void reach(Stage stage) {
    switch (stage) {
      case BRIEF -> fact("audience.checkBrief", Map.of("briefSound", false, "briefProblem", "No."));
      case PROOF -> held.add("delivery.sendProof");
      case FREEZE -> held.add("audience.freezeAudience");
      case REHEARSAL -> held.add("rehearsal.rehearseCampaign");
      case RELEASE -> held.add("approval.releaseCampaign");
      case DELIVERY -> held.add("delivery.deliverEmail");
      case DOUBTS ->
          fact(
              "delivery.deliverEmail",
              Map.of("deliveryFinished", true, "doubtCount", 2, "outcomesCertain", false));
      default -> {}
    }
    start("CampaignLifecycle");
    if (stage == Stage.REWORK) {
      decide("review", "rework");
      task(REWORK_BRIEF);
    }
    if (stage.compareTo(Stage.SEND_DATE) >= 0) {
      approve();
    }
    if (stage.compareTo(Stage.RELEASE) >= 0) {
      time(SEND_DATE);
    }
    if (stage == Stage.CLOSE_OUT) {
      time(WINDOW_ENDED);
    }
    Assertions.assertThat(running()).isPositive();
  }
}
