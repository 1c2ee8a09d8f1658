package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way one signature can end. */
class CampaignSignatureProcessTest extends CampaignProcessTest {

  @Test
  void theGroupIsAskedWhereNobodyIsNamed() {
    mustSign(Duty.of("brand"));

    start("CampaignReview");

    assertThat(review("brand")).hasCandidateGroupAssociated("brand").isNotAssigned();
  }

  @Test
  void aDeputySignsForWhoIsAway() {
    mustSign(new Duty("brand", "deputy", "brand", true));
    start("CampaignReview");
    assertThat(review("brand")).isAssignedTo("deputy");

    decide("brand", "deputy", "approve", Map.of());

    assertThat(campaign).hasPassed("Event_CampaignSigned").isEnded();
  }

  @Test
  void aDelegatedReviewAsksTheOtherAndDecidesNothing() {
    mustSign(Duty.of("brand"), Duty.of("review"));
    start("CampaignReview");

    decide("brand", "reviewer", "delegate", Map.of("delegateTo", "expert"));

    assertThat(review("brand")).isAssignedTo("expert");
    Assertions.assertThat(openReviews()).containsExactly("brand", "review");
    Assertions.assertThat(times("Event_ReviewDecided")).isZero();
    decide("brand", "expert", "approve", Map.of());
    decide("review", "approve");
    assertThat(campaign).hasPassed("Event_CampaignSigned").isEnded();
  }

  @Test
  void nobodyReviewsAnOwnBrief() {
    start("CampaignReview");

    assertThatThrownBy(() -> decide("review", "marketer", "approve", Map.of()))
        .hasMessageContaining("You wrote this brief. Somebody else has to review it.");

    Assertions.assertThat(times(REVIEW)).isZero();
    Assertions.assertThat(openReviews()).containsExactly("review");
  }

  @Test
  void nobodyReviewsWithoutAName() {
    start("CampaignReview");

    assertThatThrownBy(() -> decide("review", NOBODY, "approve", Map.of()))
        .hasMessageContaining("Only a person who is logged in can complete this task.");

    Assertions.assertThat(openReviews()).containsExactly("review");
  }

  @Test
  void aRemindedReviewerMayStillApprove() {
    start("CampaignReview");

    time(REVIEW_OVERDUE);
    Assertions.assertThat(times("Event_ReviewerReminded")).isEqualTo(1);
    Assertions.assertThat(openReviews()).containsExactly("review");
    approve();

    assertThat(campaign).hasPassed("Event_CampaignSigned").isEnded();
    Assertions.assertThat(done).containsOnlyOnce("approval.remindReviewer");
  }

  @Test
  void anEscalatedReviewStaysOpenForBoth() {
    start("CampaignReview");

    time(REVIEW_ESCALATED);
    Assertions.assertThat(times("Event_EscalationMade")).isEqualTo(1);
    Assertions.assertThat(openReviews()).containsExactly("review");
    decide("review", "boss", "approve", Map.of());

    assertThat(campaign).hasPassed("Event_CampaignSigned").isEnded();
    Assertions.assertThat(done).containsOnlyOnce("approval.escalateReview");
  }

  @Test
  void theDeadlineTakesEveryTaskAwayAndReturnsTheCampaign() {
    mustSign(Duty.of("brand"), Duty.of("review"));
    start("CampaignReview");
    decide("brand", "approve");

    time(DEADLINE_PASSED);

    assertThat(campaign)
        .hasPassed("Event_CampaignRefused")
        .hasNotPassed("Event_CampaignSigned")
        .isEnded();
    Assertions.assertThat(times("Event_ReviewLapsed")).isEqualTo(1);
    Assertions.assertThat(openTasks()).isZero();
    Assertions.assertThat(done).containsSubsequence("approval.lapseReview", "approval.judgeStage");
  }

  @Test
  void theDeadlineOfOneReturnsTheCampaignToItsAuthorAlthoughOthersAreOpen() {
    mustSign(Duty.of("brand"), Duty.of("review"));
    start("CampaignApproval");

    time(DEADLINE_PASSED, "brand");

    assertThat(task(REWORK_BRIEF)).isAssignedTo("marketer");
    Assertions.assertThat(openReviews()).isEmpty();
  }
}
