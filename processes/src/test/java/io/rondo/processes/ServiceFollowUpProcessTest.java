package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way a case of the service can end. */
class ServiceFollowUpProcessTest extends ServiceProcessTest {

  private static final String QUIET = "Event_CustomerQuiet";
  private static final String SURVEY_OVER = "Event_SurveyUnanswered";

  @Test
  void theOwnerHasTheTaskInTheTransactionThatOpensTheCase() {
    campaign =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey("ServiceFollowUp", new HashMap<>(clock("sue")));

    // no job ran in between
    assertThat(task(ANSWER)).isAssignedTo("sue").hasCandidateGroupAssociated("service");
    Assertions.assertThat(done).isEmpty();
  }

  @Test
  void aCaseWithoutAnOwnerIsOfferedToTheWholeService() {
    open("ServiceFollowUp", null);

    assertThat(task(ANSWER)).isNotAssigned().hasCandidateGroup("service");
  }

  @Test
  void anAnsweredCaseEndsQuietlyWhenNothingComesBack() {
    open("ServiceFollowUp", "sue");
    complete(ANSWER, "sue", ANSWERED);
    Assertions.assertThat(openTasks()).isZero();

    time(QUIET);
    time(SURVEY_OVER);

    assertThat(campaign)
        .hasPassed("Activity_AwaitVerdict", "Event_CaseClosed")
        .hasNotPassed("Activity_ReopenCase")
        .isEnded();
    Assertions.assertThat(times("Event_CaseClosedQuietly")).isEqualTo(1);
    Assertions.assertThat(done)
        .containsExactly("followup.sendAnswer", "followup.askSurvey", "followup.closeCase");
  }

  @Test
  void aPreparedAnswerLeavesWithoutAPerson() {
    openAnswered();

    Assertions.assertThat(done).containsExactly("followup.sendAnswer");
    Assertions.assertThat(openTasks()).isZero();
    time(QUIET);
    time(SURVEY_OVER);
    assertThat(campaign).hasPassed("Event_AnswerPrepared", "Event_CaseClosed").isEnded();
  }

  @Test
  void aPersonAnswersWhoeverIsBackAfterAPreparedAnswer() {
    openAnswered();

    tell(BACK);

    assertThat(task(ANSWER)).isAssignedTo("sam");
  }

  @Test
  void aCaseThatNeedsNoAnswerEndsWithoutOne() {
    open("ServiceFollowUp", "sue");

    complete(ANSWER, "sue", Map.of("answerGiven", false, "answerNeedless", true));

    assertThat(campaign)
        .hasPassed("Event_NoAnswerNeeded")
        .hasNotPassed("Activity_SendAnswer")
        .isEnded();
    Assertions.assertThat(done).isEmpty();
  }

  @Test
  void aCaseThatIsHandedOverIsTheNextOnesTask() {
    open("ServiceFollowUp", "sue");
    Map<String, Object> handedOver = clock("sam");
    handedOver.put("answerGiven", false);
    handedOver.put("answerNeedless", false);

    complete(ANSWER, "sue", handedOver);

    assertThat(task(ANSWER)).isAssignedTo("sam");
    assertThat(campaign).hasNotPassed("Event_NoAnswerNeeded").isNotEnded();
  }

  @Test
  void theCustomerWhoWritesAgainIsAnsweredAgain() {
    open("ServiceFollowUp", "sue");
    complete(ANSWER, "sue", ANSWERED);

    tell(BACK);

    assertThat(task(ANSWER)).isAssignedTo("sam");
    Assertions.assertThat(times("Event_CustomerBack")).isEqualTo(1);
    complete(ANSWER, "sam", ANSWERED);
    time(QUIET);
    time(SURVEY_OVER);
    assertThat(campaign).hasPassed("Event_CaseClosed").isEnded();
  }

  @Test
  void whoeverIsAskedAndNotSatisfiedOpensTheCaseAgain() {
    open("ServiceFollowUp", "sue");
    complete(ANSWER, "sue", ANSWERED);
    time(QUIET);

    tell(BACK);

    assertThat(task(ANSWER)).isNotNull();
    Assertions.assertThat(times("Event_CaseClosedQuietly")).isZero();
  }

  @Test
  void theCustomersOwnYesEndsTheCase() {
    open("ServiceFollowUp", "sue");
    complete(ANSWER, "sue", ANSWERED);
    time(QUIET);

    tell(SETTLED);

    assertThat(campaign)
        .hasPassed("Event_CaseEndedEarly")
        .hasNotPassed("Event_CaseClosed")
        .isEnded();
    Assertions.assertThat(running()).isZero();
    Assertions.assertThat(done).doesNotContain("followup.closeCase");
  }

  @Test
  void aCaseThatIsSettledTakesItsTaskAway() {
    open("ServiceFollowUp", "sue");

    tell(SETTLED);

    assertThat(campaign).hasPassed("Event_CaseEndedEarly").isEnded();
    Assertions.assertThat(openTasks()).isZero();
  }

  @Test
  void anAnswerThatDoesNotLeaveComesBackToAPerson() {
    factOnce("followup.sendAnswer", Map.of("answerStands", false));
    open("ServiceFollowUp", "sue");

    complete(ANSWER, "sue", ANSWERED);

    assertThat(task(ANSWER)).isAssignedTo("sam");
    assertThat(campaign).hasPassed("Activity_ReopenCase").hasNotPassed("Activity_AwaitVerdict");
  }

  @Test
  void theOwnerIsRemindedAndStillAnswers() {
    open("ServiceFollowUp", "sue");

    time("Event_AnswerDueSoon");

    Assertions.assertThat(done).containsExactly("followup.remindOwner");
    assertThat(campaign).hasPassed("Event_DelayTold").isNotEnded();
    complete(ANSWER, "sue", ANSWERED);
    assertThat(campaign).hasPassed("Activity_SendAnswer");
  }

  @Test
  void anOverdueCaseIsEscalatedAndStaysOpen() {
    open("ServiceFollowUp", "sue");
    time("Event_AnswerDueSoon");

    time("Event_AnswerOverdue");

    Assertions.assertThat(done).isEqualTo(List.of("followup.remindOwner", "followup.escalateCase"));
    assertThat(task(ANSWER)).isNotNull();
    Assertions.assertThat(times("Event_DelayTold")).isEqualTo(2);
  }
}
