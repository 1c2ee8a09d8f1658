package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way a promised call can end. */
class CallBackProcessTest extends CampaignProcessTest {

  private static final String DUE = "Event_CallBackDue";
  private static final String MISSED = "Event_CallBackMissed";
  private static final String DECIDE = "Activity_DecideCallBack";
  private static final String SETTLED = "call.callBackSettled";

  @BeforeEach
  void aPromise() {
    fact("call.planCallBack", Map.of("callBackDueAt", inTwoWeeks()));
    fact("call.requestCallBack", Map.of("callBackWanted", true, "callBackMissedAt", inTwoWeeks()));
  }

  @Test
  void nobodyIsAskedBeforeTheTimeThatWasPromised() {
    start("CallBack");

    assertThat(campaign).isWaitingAt("Gateway_CallBackDue").isNotEnded();
    Assertions.assertThat(done).containsExactly("call.planCallBack");
  }

  @Test
  void theCallIsMadeWhenThePartnerWasAsked() {
    start("CallBack");
    time(DUE);
    assertThat(campaign).isWaitingAt("Activity_AwaitCall");

    tell(SETTLED);

    assertThat(campaign).hasPassed("Event_CallBackMade").isEnded();
    Assertions.assertThat(done).containsExactly("call.planCallBack", "call.requestCallBack");
  }

  @Test
  void aCallBeforeItsTimeEndsThePromise() {
    start("CallBack");

    tell(SETTLED);

    assertThat(campaign).hasPassed("Event_CallBackOvertaken").isEnded();
    Assertions.assertThat(done).doesNotContain("call.requestCallBack");
  }

  @Test
  void nobodyIsAskedForACallThatIsWantedNoMore() {
    fact("call.requestCallBack", Map.of("callBackWanted", false));
    start("CallBack");

    time(DUE);

    assertThat(campaign)
        .hasPassed("Event_CallBackUnwanted")
        .hasNotPassed("Activity_AwaitCall")
        .isEnded();
  }

  @Test
  void aPersonDecidesWhenNobodyCalled() {
    start("CallBack");
    time(DUE);

    time(MISSED);

    assertThat(task(DECIDE)).hasCandidateGroupAssociated("marketing").isNotAssigned();
    assertThat(campaign).hasNotPassed("Event_CallBackMade").isNotEnded();
  }

  @Test
  void silenceOfThePersonGivesNothingUp() {
    missed();

    complete(DECIDE, "marketer", Map.of("callBackDecision", "drop", "callBackGranted", false));

    assertThat(campaign)
        .hasPassed("Activity_DropCallBack", "Event_CallBackGivenUp")
        .hasNotPassed("Event_CallBackMade")
        .isEnded();
    Assertions.assertThat(done).endsWith("call.dropCallBack");
  }

  @Test
  void aSecondPromiseIsPlannedAndAskedForAgain() {
    missed();

    complete(
        DECIDE,
        "marketer",
        Map.of(
            "callBackDecision", "again", "callBackAgainAt", new Date(), "callBackGranted", true));

    assertThat(campaign).isWaitingAt("Gateway_CallBackDue");
    time(DUE);
    tell(SETTLED);
    assertThat(campaign).hasPassed("Event_CallBackMade").isEnded();
    Assertions.assertThat(done)
        .isEqualTo(
            List.of(
                "call.planCallBack",
                "call.requestCallBack",
                "call.planCallBack",
                "call.requestCallBack"));
  }

  @Test
  void aLateCallTakesTheTaskAway() {
    missed();

    tell(SETTLED);

    assertThat(campaign).hasPassed("Event_CallBackMadeLate").isEnded();
    Assertions.assertThat(openTasks()).isZero();
    Assertions.assertThat(done).doesNotContain("call.dropCallBack");
  }

  private void missed() {
    start("CallBack");
    time(DUE);
    time(MISSED);
  }
}
