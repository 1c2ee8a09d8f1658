package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way through the approval, from the frozen audience to the release. */
class CampaignApprovalProcessTest extends CampaignProcessTest {

  private static final String REWORK = "Activity_ReworkCampaign";
  private static final String REWORK_WANTED = "Gateway_ReworkWanted";
  private static final String RELEASED = "Event_CampaignReleased";
  private static final String REJECTED = "Event_CampaignRejected";

  @BeforeEach
  void twoHaveToSign() {
    mustSign(Duty.of("brand"), Duty.of("review"));
  }

  @Test
  void aSignedCampaignIsReleasedOnItsSendDate() {
    start("CampaignApproval");
    approve();
    assertThat(campaign).isNotEnded().hasNotPassed("Activity_ReleaseCampaign");

    time(SEND_DATE);

    assertThat(campaign).hasPassed(RELEASED).hasNotPassed(REJECTED).isEnded();
    Assertions.assertThat(done)
        .containsExactly(
            "audience.freezeAudience",
            "rehearsal.rehearseCampaign",
            "approval.chooseReviewers",
            "approval.requestSignature",
            "approval.requestSignature",
            "approval.judgeStage",
            "approval.chooseReviewers",
            "approval.releaseCampaign");
  }

  @Test
  void anApprovalWithChangesSignsToo() {
    start("CampaignApproval");
    decide("brand", "changes");
    decide("review", "approve");

    time(SEND_DATE);

    assertThat(campaign).hasPassed(RELEASED).isEnded();
  }

  @Test
  void aRejectionEndsItAndTakesTheOthersTasksAway() {
    start("CampaignApproval");

    decide("brand", "reject");

    assertThat(campaign).hasPassed(REJECTED).hasNotPassed(RELEASED).isEnded();
    Assertions.assertThat(openTasks()).isZero();
    Assertions.assertThat(running()).isZero();
  }

  @Test
  void aReturnedCampaignIsReworkedAndAskedAgainInASecondRound() {
    start("CampaignApproval");
    decide("brand", "rework");
    assertThat(task(REWORK_BRIEF)).isAssignedTo("marketer");
    Assertions.assertThat(openReviews()).isEmpty();

    complete(REWORK_BRIEF, "marketer", Map.of("goal", "Short"));
    Assertions.assertThat(openReviews()).containsExactly("brand", "review");
    approve();
    time(SEND_DATE);

    assertThat(campaign).hasPassed(REWORK, RELEASED).isEnded();
    Assertions.assertThat(done)
        .containsSubsequence(
            "approval.judgeStage",
            "campaign.openBrief",
            "campaign.recordBrief",
            "audience.checkBrief",
            "delivery.sendProof",
            "audience.freezeAudience",
            "rehearsal.rehearseCampaign",
            "approval.chooseReviewers",
            "approval.releaseCampaign");
  }

  @Test
  void anAudienceOfNobodyIsNeverReviewed() {
    fact("audience.freezeAudience", Map.of("audienceFound", false, "audienceSize", 0));

    start("CampaignApproval");

    assertThat(campaign).hasPassed("Event_AudienceEmpty").hasNotPassed(RELEASED).isEnded();
    Assertions.assertThat(done).containsExactly("audience.freezeAudience");
  }

  @Test
  void aRecallDuringTheReviewTakesEveryTaskAwayAndGoesBackToTheAuthor() {
    start("CampaignApproval");
    decide("brand", "approve");

    tell(RECALLED);

    assertThat(campaign).hasPassed("Event_CampaignRecalled").isNotEnded();
    Assertions.assertThat(openReviews()).isEmpty();
    assertThat(task(REWORK_BRIEF)).isAssignedTo("marketer");
  }

  @Test
  void aChangedRouteDuringTheReviewFreezesAndAsksAnew() {
    start("CampaignApproval");
    mustSign(Duty.named("paula"), Duty.named("omar"));

    tell(ROUTE_CHANGED);

    assertThat(campaign).hasPassed("Event_RouteChanged").isNotEnded();
    Assertions.assertThat(openReviews()).containsExactly("omar", "paula");
    Assertions.assertThat(times("Activity_RehearseCampaign")).isEqualTo(2);
    approve();
    time(SEND_DATE);
    assertThat(campaign).hasPassed(RELEASED).hasNotPassed(REWORK).isEnded();
  }

  @Test
  void aRecallAfterTheApprovalGoesBackToTheAuthorAndNothingIsReleased() {
    start("CampaignApproval");
    approve();

    tell(RECALLED);

    assertThat(campaign)
        .hasPassed("Event_ApprovedCampaignRecalled")
        .hasNotPassed("Activity_ReleaseCampaign")
        .isNotEnded();
    assertThat(task(REWORK_BRIEF)).isAssignedTo("marketer");
  }

  @Test
  void whenSignaturesFallOnlyWhatIsMissingIsAskedAgain() {
    start("CampaignApproval");
    approve();
    mustSign(Duty.of("brand"));

    tell(SIGNATURES_FELL);

    assertThat(campaign).hasPassed("Event_SignaturesFell").hasNotPassed(RELEASED);
    Assertions.assertThat(openReviews()).containsExactly("brand");
    approve();
    time(SEND_DATE);
    assertThat(campaign).hasPassed(RELEASED).isEnded();
    Assertions.assertThat(times("Activity_RehearseCampaign")).isEqualTo(2);
  }

  @Test
  void aRefusedReleaseAsksForWhatIsMissing() {
    factOnce("approval.releaseCampaign", Map.of("campaignReleased", false));
    start("CampaignApproval");
    approve();
    mustSign(Duty.of("brand"));

    time(SEND_DATE);

    assertThat(campaign).hasNotPassed(RELEASED).isNotEnded();
    Assertions.assertThat(openReviews()).containsExactly("brand");
    approve();
    time(SEND_DATE);
    assertThat(campaign).hasPassed(RELEASED).isEnded();
  }

  @Test
  void anEmergencyIsTheSamePathWithTwoNamedReviewers() {
    mustSign(Duty.named("paula"), Duty.named("omar"));
    start("CampaignApproval");
    assertThat(review("paula")).isAssignedTo("paula");
    assertThat(review("omar")).isAssignedTo("omar");

    decide("paula", "paula", "approve", Map.of());
    assertThat(campaign).hasNotPassed("Activity_CollectReviews");
    decide("omar", "omar", "approve", Map.of());
    time(SEND_DATE);

    assertThat(campaign).hasPassed(RELEASED).isEnded();
  }

  @Test
  void silenceOfEverybodyNeverReleases() {
    start("CampaignApproval");

    time(REVIEW_OVERDUE, "brand");
    time(REVIEW_ESCALATED, "brand");
    time(DEADLINE_PASSED, "brand");

    assertThat(campaign)
        .hasPassed(REWORK_WANTED)
        .hasNotPassed("Activity_ReleaseCampaign", RELEASED)
        .isNotEnded();
  }

  @Test
  void aDecisionThatNobodyKnowsRejects() {
    start("CampaignApproval");

    decide("brand", "maybe");

    assertThat(campaign).hasPassed(REJECTED).isEnded();
  }
}
