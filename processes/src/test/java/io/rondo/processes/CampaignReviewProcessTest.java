package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Stages and quorums: who is asked when, and what ends the asking. */
class CampaignReviewProcessTest extends CampaignProcessTest {

  private static final String SIGNED = "Event_CampaignSigned";
  private static final String REFUSED = "Event_CampaignRefused";

  @Test
  void whatNobodyHasToSignAnyMoreIsSigned() {
    mustSign();

    start("CampaignReview");

    assertThat(campaign).hasPassed(SIGNED).hasNotPassed("Activity_CollectSignatures").isEnded();
  }

  @Test
  void aStageIsAskedOnlyAfterTheOneBefore() {
    mustSign(Duty.of("brand"), Duty.of("review"));
    thenSign(Duty.of("finance"));

    start("CampaignReview");
    Assertions.assertThat(openReviews()).containsExactly("brand", "review");
    decide("brand", "approve");
    Assertions.assertThat(openReviews()).containsExactly("review");
    decide("review", "approve");
    Assertions.assertThat(openReviews()).containsExactly("finance");
    decide("finance", "approve");

    assertThat(campaign).hasPassed(SIGNED).hasNotPassed(REFUSED).isEnded();
  }

  @Test
  void aQuorumPassesTheStageDespiteOneRefusal() {
    mustSign(
        Duty.of("brand").optional(),
        Duty.of("legal").optional(),
        Duty.of("finance").optional(),
        Duty.of("review").optional());
    start("CampaignReview");

    decide("brand", "reject");
    decide("legal", "approve");
    Assertions.assertThat(openReviews()).containsExactly("finance", "review");
    decide("finance", "reviewer", "approve", Map.of("quorumReached", true));

    assertThat(campaign).hasPassed(SIGNED).hasNotPassed(REFUSED).isEnded();
    Assertions.assertThat(openTasks()).isZero();
  }

  @Test
  void theRefusalOfARequiredReviewerDecidesTheStageForAll() {
    mustSign(Duty.of("brand"), Duty.of("legal"), Duty.of("review").optional());
    start("CampaignReview");

    decide("legal", "rework");

    assertThat(campaign).hasPassed(REFUSED).hasNotPassed(SIGNED).isEnded();
    Assertions.assertThat(openTasks()).isZero();
    Assertions.assertThat(times("Event_ReviewDecided")).isEqualTo(1);
  }

  @Test
  void aLaterStageIsNeverAskedAfterARefusal() {
    mustSign(Duty.of("brand"));
    thenSign(Duty.of("finance"));
    start("CampaignReview");

    decide("brand", "reject");

    assertThat(campaign).hasPassed(REFUSED).isEnded();
    Assertions.assertThat(done).containsOnlyOnce("approval.requestSignature");
  }

  @Test
  void aSubmittedVariableDecidesNoStage() {
    mustSign(Duty.of("brand"), Duty.of("review"));
    start("CampaignReview");

    decide(
        "brand",
        "reviewer",
        "approve",
        Map.of("stageDecided", true, "stagePassed", true, "campaignSigned", true));

    assertThat(campaign).isNotEnded().hasNotPassed(SIGNED);
    Assertions.assertThat(openReviews()).containsExactly("review");
  }
}
