package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way through the approval. */
class CampaignApprovalProcessTest extends CampaignProcessTest {

  @Test
  void anApprovalEndsIt() {
    start("CampaignApproval");
    assertThat(task(REVIEW)).hasCandidateGroupAssociated("review");

    approve();

    assertThat(campaign)
        .hasPassed("Event_CampaignApproved")
        .hasNotPassed("Event_CampaignRejected")
        .isEnded();
  }

  @Test
  void aRejectionEndsIt() {
    start("CampaignApproval");

    complete(REVIEW, "reviewer", Map.of("reviewDecision", "reject"));

    assertThat(campaign)
        .hasPassed("Event_CampaignRejected")
        .hasNotPassed("Event_CampaignApproved")
        .isEnded();
  }

  @Test
  void aReworkedBriefIsProofedAndReviewedAgain() {
    start("CampaignApproval");

    complete(REVIEW, "reviewer", Map.of("reviewDecision", "rework", "reviewComment", "Shorter."));
    assertThat(task(REWORK_BRIEF)).isAssignedTo("marketer");
    complete(REWORK_BRIEF, "marketer", Map.of("goal", "Short"));
    approve();

    assertThat(campaign).hasPassed("Activity_BriefCampaign", "Event_CampaignApproved").isEnded();
    Assertions.assertThat(done)
        .containsExactly(
            "approval.requestReview",
            "campaign.openBrief",
            "campaign.recordBrief",
            "audience.checkBrief",
            "delivery.sendProof",
            "approval.requestReview");
  }

  @Test
  void nobodyReviewsAnOwnBrief() {
    start("CampaignApproval");

    assertThatThrownBy(() -> complete(REVIEW, "marketer", Map.of("reviewDecision", "approve")))
        .hasMessageContaining("You wrote this brief. Somebody else has to review it.");

    assertThat(campaign).isNotEnded().hasNotPassed(REVIEW);
  }

  @Test
  void nobodyReviewsWithoutAName() {
    start("CampaignApproval");

    assertThatThrownBy(() -> complete(REVIEW, NOBODY, Map.of("reviewDecision", "approve")))
        .hasMessageContaining("Only a person who is logged in can complete this task.");

    assertThat(campaign).isNotEnded();
  }

  @Test
  void silenceOfTheReviewerNeverApproves() {
    start("CampaignApproval");

    time(REVIEW_OVERDUE);

    assertThat(campaign)
        .hasPassed("Event_ReviewersReminded")
        .hasNotPassed("Event_CampaignApproved")
        .isNotEnded();
  }

  @Test
  void aRemindedReviewerMayStillApprove() {
    start("CampaignApproval");

    time(REVIEW_OVERDUE);
    approve();

    assertThat(campaign).hasPassed("Event_ReviewersReminded", "Event_CampaignApproved").isEnded();
  }

  @Test
  void aSubmittedVariableDoesNotApprove() {
    start("CampaignApproval");

    complete(REVIEW, "reviewer", Map.of("reviewDecision", "reject", "campaignApproved", true));

    assertThat(campaign).hasPassed("Event_CampaignRejected").isEnded();
  }
}
