package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.Test;

/** Every way in which one order can end, from its hand-over to its hand-over to the post. */
class PartnerOrderProcessTest extends FulfilmentProcessTest {

  private static final String REVIEW_DRAFT = "Activity_ReviewDraft";
  private static final String DECIDE_DRAFT = "Activity_DecideDraft";
  private static final String DECIDE_DELAY = "Activity_DecideDelay";
  private static final String SETTLE_GAP = "Activity_SettleGap";
  private static final String DECIDE_CANCELLATION = "Activity_DecideCancellation";

  private static final Map<String, Object> GAP = Map.of("orderReconciled", false, "gapCount", 3);
  private static final Map<String, Object> ACCEPTED =
      Map.of("draftAccepted", true, "revisionWanted", false);
  private static final Map<String, Object> CHANGES =
      Map.of("draftAccepted", false, "revisionWanted", true);
  private static final Map<String, Object> REFUSED =
      Map.of("draftAccepted", false, "revisionWanted", false);

  @Test
  void anOrderIsAnsweredProducedAndHandedOver() {
    start("PartnerOrder");

    theRestGoesWell();

    endedBy("Event_NothingToProof", "Event_OrderReconciled", "Event_OrderFulfilled");
  }

  @Test
  void aPartnerThatSaysNoAtOnceIsReplaced() {
    held.add("fulfilment.submitOrder");
    start("PartnerOrder");

    LockedExternalTask step =
        engine
            .getExternalTaskService()
            .fetchAndLock(1, "test")
            .topic("fulfilment.submitOrder", 60_000)
            .businessKey(code())
            .execute()
            .get(0);
    engine
        .getExternalTaskService()
        .handleBpmnError(step.getId(), "test", "fulfilment.orderRefused");
    goOn();

    endedBy("Event_OrderReplaced");
  }

  @Test
  void aRemindedPartnerMayStillAnswer() {
    start("PartnerOrder");

    time("Event_AnswerOverdue");
    assertThat(times("Event_PartnerReminded")).isEqualTo(1);
    theRestGoesWell();

    endedBy("Event_OrderFulfilled");
  }

  @Test
  void silenceWithdrawsTheOrderBeforeItIsReplaced() {
    fact("fulfilment.readAnswer", Map.of("orderAccepted", false));
    start("PartnerOrder");

    time("Event_PartnerSilent");

    endedBy("Event_CancellationSettled", "Event_OrderReplaced");
    assertThat(done).containsSubsequence("fulfilment.cancelOrder", "fulfilment.replaceOrder");
  }

  @Test
  void anAnswerAtTheLastMomentCounts() {
    start("PartnerOrder");

    time("Event_PartnerSilent");
    theRestGoesWell();

    endedBy("Event_OrderFulfilled");
  }

  @Test
  void aRefusalReplacesThePartner() {
    fact("fulfilment.readAnswer", Map.of("orderAccepted", false));
    start("PartnerOrder");

    tell(ANSWERED);

    endedBy("Event_OrderReplaced");
  }

  @Test
  void anAcceptedDraftIsProduced() {
    draftAtTheReviewer();

    complete(REVIEW_DRAFT, "marketer", ACCEPTED);
    theRestGoesWell();

    endedBy("Event_DraftAccepted", "Event_OrderFulfilled");
  }

  @Test
  void aDraftComesBackAsANewRevision() {
    draftAtTheReviewer();

    complete(REVIEW_DRAFT, "marketer", CHANGES);
    assertThat(done).contains("fulfilment.requestRevision");
    tell(DRAFT_RECEIVED);
    complete(REVIEW_DRAFT, "marketer", ACCEPTED);

    assertThat(times("Event_DraftAccepted")).isEqualTo(1);
  }

  @Test
  void whenTheRevisionsAreUsedUpAPersonMayGrantOneMore() {
    draftAtTheReviewer();

    complete(REVIEW_DRAFT, "marketer", REFUSED);
    complete(DECIDE_DRAFT, "marketer", Map.of("revisionGranted", true));
    tell(DRAFT_RECEIVED);
    complete(REVIEW_DRAFT, "marketer", ACCEPTED);

    assertThat(times("Event_DraftAccepted")).isEqualTo(1);
  }

  @Test
  void whenTheRevisionsAreUsedUpTheOrderMayBeTakenBack() {
    draftAtTheReviewer();

    complete(REVIEW_DRAFT, "marketer", REFUSED);
    complete(DECIDE_DRAFT, "marketer", Map.of("revisionGranted", false));

    endedBy("Event_DraftRefused", "Event_CancellationSettled", "Event_OrderReplaced");
  }

  @Test
  void aMissingDraftIsRemindedAndThenDecided() {
    fact("fulfilment.openProof", proof(true));
    start("PartnerOrder");
    tell(ANSWERED);

    time("Event_DraftOverdue");
    assertThat(times("Event_PartnerReminded")).isEqualTo(1);
    time("Event_DraftMissing");
    complete(DECIDE_DRAFT, "marketer", Map.of("revisionGranted", false));

    endedBy("Event_DraftRefused", "Event_OrderReplaced");
  }

  @Test
  void lateProductionIsRemindedAndMayGetANewDate() {
    orderInProduction();

    time("Event_ProductionOverdue");
    assertThat(times("Event_PartnerReminded")).isEqualTo(1);
    time("Event_ProductionLate");
    complete(DECIDE_DELAY, "marketer", Map.of("delayGranted", true));
    theRestGoesWell();

    assertThat(done).contains("fulfilment.grantDelay");
    endedBy("Event_OrderFulfilled");
  }

  @Test
  void lateProductionMayBeTakenBack() {
    orderInProduction();

    time("Event_ProductionLate");
    complete(DECIDE_DELAY, "marketer", Map.of("delayGranted", false));

    endedBy("Event_ProductionGivenUp", "Event_CancellationSettled", "Event_OrderReplaced");
  }

  @Test
  void aLateHandoverIsReminded() {
    orderInProduction();
    tell(PRODUCED);

    time("Event_HandoverOverdue");
    tell(HANDED_OVER);

    endedBy("Event_PartnerReminded", "Event_OrderFulfilled");
  }

  @Test
  void anOrderClosesOnlyWhenEverybodyIsAccountedFor() {
    gapAtThePerson();
    assertThat(times("Event_OrderFulfilled")).isZero();

    complete(SETTLE_GAP, "marketer", settled("reject"));

    assertThat(reconciled()).isEqualTo(2);
    endedBy("Event_RecipientsReconciled", "Event_OrderReconciled", "Event_OrderFulfilled");
  }

  @Test
  void whoWaitsIsAskedAgainOnlyWhenThePartnerToldSomethingNew() {
    gapAtThePerson();

    complete(SETTLE_GAP, "marketer", settled("wait"));
    assertThat(openTasks()).isZero();
    assertThat(reconciled()).isEqualTo(1);
    tell(OUTCOMES_RECEIVED);

    assertThat(done).doesNotContain("fulfilment.resendGap");
    assertThat(reconciled()).isEqualTo(2);
    endedBy("Event_RecipientsReconciled", "Event_OrderFulfilled");
  }

  @Test
  void whoWaitsInVainIsAskedAgainWhenTheTimeIsOver() {
    gapAtThePerson();
    factOnce("fulfilment.reconcileOrder", GAP);

    complete(SETTLE_GAP, "marketer", settled("wait"));
    time("Event_OutcomesOverdue");
    complete(SETTLE_GAP, "marketer", settled("reject"));

    assertThat(reconciled()).isEqualTo(3);
    endedBy("Event_OrderFulfilled");
  }

  @Test
  void aPartnerThatIsAskedAgainHasTimeToAnswer() {
    gapAtThePerson();

    complete(SETTLE_GAP, "marketer", settled("resend"));
    assertThat(done).contains("fulfilment.resendGap");
    assertThat(openTasks()).isZero();
    tell(OUTCOMES_RECEIVED);

    endedBy("Event_OrderFulfilled");
  }

  private void gapAtThePerson() {
    factOnce("fulfilment.reconcileOrder", GAP);
    orderInProduction();
    tell(PRODUCED);
    tell(HANDED_OVER);
    assertThat(openTasks()).isEqualTo(1);
  }

  private static Map<String, Object> settled(String decision) {
    return Map.of(
        "gapDecision",
        decision,
        "resendWanted",
        decision.equals("resend"),
        "outcomesAwaited",
        !decision.equals("reject"),
        "outcomesDueAt",
        later());
  }

  private long reconciled() {
    return done.stream().filter("fulfilment.reconcileOrder"::equals).count();
  }

  @Test
  void aPartnerThatAnswersTheCancellationLaterIsWaitedFor() {
    cancellationAsked();

    tell(CANCELLATION_ANSWERED);

    endedBy("Event_CancellationSettled");
  }

  @Test
  void aPersonDecidesWhatAPartnerDoesNotAnswer() {
    cancellationAsked();

    time("Event_CancellationSilent");
    complete(DECIDE_CANCELLATION, "marketer", Map.of("orderCancelled", false, "cancelCost", 120.0));

    endedBy("Event_CancellationSettled");
  }

  private void cancellationAsked() {
    fact("fulfilment.cancelOrder", Map.of("cancellationKnown", false, "cancelDueAt", later()));
    start("OrderCancellation");
    assertThat(done).doesNotContain("fulfilment.settleCancellation");
  }

  private void draftAtTheReviewer() {
    fact("fulfilment.openProof", proof(true));
    start("PartnerOrder");
    tell(ANSWERED);
    tell(DRAFT_RECEIVED);
  }

  private void orderInProduction() {
    start("PartnerOrder");
    tell(ANSWERED);
  }
}
