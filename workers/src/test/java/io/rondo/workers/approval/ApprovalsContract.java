package io.rondo.workers.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.approval.ApprovalRecord.DutyRecord;
import io.rondo.workers.approval.ApprovalRecord.RoundRecord;
import io.rondo.workers.approval.ApprovalRecord.SignedRecord;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.fulfilment.OrderStory;
import io.rondo.workers.route.RoutesSaved;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.PartChange.Kind;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.RecordingNotices;
import io.rondo.workers.testing.RecordingProcesses;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What approvals promise, whatever the database. */
abstract class ApprovalsContract {

  @Autowired private ApplicationContext context;
  @Autowired private Absences absences;
  @Autowired private Recalls recalls;
  @Autowired private Emergencies emergencies;
  @Autowired private Amendments amendments;
  @Autowired private Handovers handovers;
  @Autowired private RecordingProcesses processes;
  @Autowired private RecordingNotices notices;

  private ApprovalWorld world;

  @BeforeEach
  void anEmptyHouse() {
    world = new ApprovalWorld(context).anew();
  }

  @Test
  void aSignedCampaignIsReleased() {
    String code = world.light().campaign();
    world.ask(code);

    assertThat(world.approve(code, "Campaign review", "rita").stageDecided()).isTrue();
    assertThat(world.choice.judge(code)).isEqualTo(new ReviewChoice.Judgement(true, false));
    assertThat(world.isSigned(code)).isTrue();
    assertThat(world.releases.release(code)).isEmpty();

    assertThat(world.campaigns.get(code).status()).isEqualTo(CampaignStatus.RELEASED);
    world.releases.mustBeReleased(code);
    assertThat(world.approvals.record(code).rounds().get(0).round().outcome())
        .isEqualTo("released");
  }

  @Test
  void anUnsignedCampaignIsNeverReleased() {
    String code = world.full().campaign();
    world.ask(code);
    world.approve(code, "Brand review", "bea");

    assertThat(world.releases.release(code))
        .contains("Legal review: it is not signed.", "Budget review: it is not signed.");

    assertThat(world.campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);
    assertThatThrownBy(() -> world.releases.mustBeReleased(code))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("was never released");
  }

  @Test
  void oneLetterOfTheContentMakesTheSignaturesThatCoverItFall() {
    String code = world.full().campaign();
    world.signAll(code);
    assertThat(world.isSigned(code)).isTrue();

    world.changeOneLetter(code);

    assertThat(world.releases.release(code))
        .containsExactly(
            "Brand review: The content changed after the signature.",
            "Legal review: The content changed after the signature.");
    assertThat(processes.calls()).contains("tell approval.signaturesFell " + code);
    world.ask(code);
    assertThat(open(code)).containsExactlyInAnyOrder("Brand review", "Legal review");
    ReviewView view = world.approvals.review(world.duty(code, "Legal review"), "leo");
    assertThat(view.askedBecause()).isEqualTo("The content changed after the last signature.");
    assertThat(view.changes()).hasSize(1);
    assertThat(view.changes().get(0).part()).isEqualTo(Part.CONTENT);
    assertThat(view.changes().get(0).lines())
        .anyMatch(line -> line.kind() == Kind.REMOVED && line.text().contains("A sale for"))
        .anyMatch(line -> line.kind() == Kind.ADDED && line.text().contains("A Sale for"));
    assertThat(falls(code)).containsOnlyKeys("Brand review", "Legal review");

    world.approve(code, "Brand review", "bea");
    world.approve(code, "Legal review", "leo");
    assertThat(world.isSigned(code)).as("the budget's signature stood").isTrue();
    assertThat(world.releases.release(code)).isEmpty();
  }

  @Test
  void whatIsMailedFollowsWhatWasSigned() {
    String code = world.light().campaign();
    world.rework(code, brief("recency <= 6", 0));
    List<Long> before = mailed(code);
    world.changeOneLetter(code, "summer-a");
    world.changeOneLetter(code, "summer-b");
    world.ask(code);
    world.approve(code, "Campaign review", "rita");

    assertThat(world.releases.release(code)).isEmpty();

    assertThat(mailed(code))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(before)
        .isSubsetOf(
            world.campaigns.get(code).cells().stream()
                .map(cell -> cell.contentVersionId())
                .toList());
  }

  @Test
  void otherPeopleOfTheSameNumberAreAnotherAudience() {
    String code = world.full().campaign();
    world.signAll(code);
    assertThat(world.isSigned(code)).isTrue();

    // Ben leaves the segment, Dea comes: two people as before
    world.arrive("2,b@example.test,Ben,yes,2026-01-01,shop,news please,11");
    world.arrive("4,d@example.test,Dea,yes,2026-01-01,shop,news please,4");
    world.rework(code, brief("recency <= 7", 10));
    world.rework(code, Briefs.sound());

    assertThat(world.audiences.frozen(code).orElseThrow().people()).isEqualTo(3);
    assertThat(world.releases.release(code))
        .containsExactly("Brand review: The audience changed after the signature.");
  }

  @Test
  void aNewVersionOfTheTableOrOfAProcessMakesSignaturesFall() {
    String code = world.full().campaign();
    world.signAll(code);

    world.decisions.saveAs("designer");
    assertThat(world.releases.release(code)).singleElement().asString().contains("Brand review");
    world.ask(code);
    world.approve(code, "Brand review", "bea");
    world.models.version("CampaignDelivery", 7);

    assertThat(world.releases.release(code)).singleElement().asString().contains("Processes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"marketer", "MARKETER"})
  void nobodySignsWhatTheyWrote(String author) {
    String code = world.light().campaign();
    world.people.add(author, "review", "camunda-admin");
    world.ask(code);

    assertThatThrownBy(() -> world.approve(code, "Campaign review", author))
        .isInstanceOfSatisfying(
            ReviewRefused.class,
            refused -> assertThat(refused.kind()).isEqualTo(ReviewRefused.Kind.FORBIDDEN))
        .hasMessage("You wrote this brief. Somebody else has to review it.");
  }

  @Test
  void whoReworkedTheBriefOrWroteAContentOrASegmentDoesNotSign() {
    String code = world.light().campaign();
    world.people.add("writer", "review");
    world.ask(code);
    assertThatThrownBy(() -> world.approve(code, "Campaign review", "writer"))
        .hasMessageContaining("You wrote the content summer-a");

    world.campaigns.contribute(code, "rita");

    assertThatThrownBy(() -> world.approve(code, "Campaign review", "rita"))
        .hasMessageContaining("You wrote this brief");
    world.approve(code, "Campaign review", "rolf");
  }

  @Test
  void whoWritesOnTheCampaignAfterwardsHasNotSignedIt() {
    String code = world.full().campaign();
    world.signAll(code);
    assertThat(world.isSigned(code)).isTrue();

    world.campaigns.contribute(code, "FAY");

    assertThat(world.releases.release(code)).containsExactly("Budget review: it is not signed.");
  }

  @Test
  void theRecordOfAReleasedCampaignStaysAsItWasReleased() {
    String code = world.light().campaign();
    world.ask(code);
    world.approve(code, "Campaign review", "rita");
    assertThat(world.releases.release(code)).isEmpty();
    ApprovalRecord released = world.approvals.record(code);

    world.decisions.saveAs("designer");
    world.models.version("CampaignDelivery", 9);

    assertThat(world.approvals.record(code)).isEqualTo(released);
    assertThat(released.seal()).isEqualTo(released.release().seal());
    assertThat(released.parts())
        .allSatisfy(part -> assertThat(part.signedBy()).containsExactly("Campaign review: rita"));
  }

  @Test
  void anAdministratorWhoIsNoReviewerDoesNotSign() {
    String code = world.light().campaign();
    world.ask(code);

    assertThatThrownBy(() -> world.approve(code, "Campaign review", "ada"))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("This review lies with review");
  }

  @Test
  void aDeputyWhoWroteOnTheCampaignIsNotAsked() {
    world.stage(1, "parallel", 1, "Legal review", "leo", null, true, "all", "rita", "rolf");
    String code = world.campaign();
    world.campaigns.contribute(code, "rita");
    LocalDate day = LocalDate.of(2026, 11, 2);
    absences.add("leo", "marketer", day, day.plusDays(3), "leo");

    world.ask(code);

    assertThat(waiting(code).who()).isEqualTo("rolf");
    assertThatThrownBy(() -> world.approve(code, "Legal review", "marketer"))
        .hasMessageContaining("You wrote this brief");
    assertThatThrownBy(() -> world.approve(code, "Legal review", "rita"))
        .hasMessageContaining("You wrote this brief");
  }

  @Test
  void aDeputySignsForWhoIsAway() {
    world.stage(1, "parallel", 1, "Legal review", "leo", null, true, "all", null, null);
    String code = world.campaign();
    LocalDate day = LocalDate.of(2026, 11, 2);
    absences.add("leo", "rita", day, day.plusDays(3), "leo");

    world.ask(code);
    assertThat(waiting(code).who()).isEqualTo("rita");
    assertThat(waiting(code).onBehalfOf()).isEqualTo("leo");
    world.approve(code, "Legal review", "rita");

    assertThat(decision(code, 0).onBehalfOf()).isEqualTo("leo");
    assertThat(world.isSigned(code)).isTrue();
  }

  @Test
  void whereNoRowFitsAPersonDecides() {
    world.light();
    world.decisions.table("ApprovalRoute", facts -> List.of());
    String code = world.campaign();

    world.ask(code);

    assertThat(open(code)).containsExactly("A person decides");
    assertThat(world.approvals.record(code).rounds().get(0).round().route())
        .isEqualTo("a person decides");
    assertThat(world.releases.release(code)).isNotEmpty();
  }

  @Test
  void aRouteWithoutStagesAsksAPerson() {
    String code = world.campaign();

    world.ask(code);

    assertThat(open(code)).containsExactly("A person decides");
  }

  @Test
  void whoSavedTheTableDoesNotChooseTheirOwnJudges() {
    String code = world.full().campaign();
    world.signAll(code);
    world.decisions.saveAs("MARKETER");
    world.decisions.table("ApprovalStages", facts -> List.of());

    assertThat(world.isSigned(code))
        .as("the version before judges, and its signatures stand")
        .isTrue();
    String another = world.campaign();
    world.ask(another);

    assertThat(open(another)).containsExactlyInAnyOrder("Brand review", "Legal review");
  }

  @Test
  void whoIsAskedIsAskedAnewWhenTheTablesAreSaved() {
    String code = world.full().campaign();
    world.ask(code);
    world.approve(code, "Brand review", "bea");
    world.decisions.saveAs("designer");

    world.inTransaction(
        () -> {
          context.publishEvent(new RoutesSaved());
          return null;
        });

    assertThat(processes.calls())
        .contains("tell approval.routeChanged " + code, "tell approval.signaturesFell " + code);
    assertThat(falls(code)).containsOnlyKeys("Brand review");
  }

  @Test
  void aDecisionOfWhatIsNoLongerSoIsRefused() {
    String code = world.light().campaign();
    world.ask(code);
    String seen = world.seal(code);
    long duty = world.duty(code, "Campaign review");
    world.changeOneLetter(code);

    assertThatThrownBy(
            () ->
                world.reviews.decide(
                    code,
                    duty,
                    "rita",
                    new Reviews.Said("approve", "as_briefed", null, false, null, seen)))
        .isInstanceOfSatisfying(
            ReviewRefused.class,
            refused -> assertThat(refused.kind()).isEqualTo(ReviewRefused.Kind.STALE));
    assertThat(world.models.put(code, "CampaignSignature", "seal")).isEqualTo(world.seal(code));
    world.approve(code, "Campaign review", "rita");
  }

  @Test
  void everyDecisionSaysWhy() {
    String code = world.light().campaign();
    world.ask(code);
    long duty = world.duty(code, "Campaign review");
    String seal = world.seal(code);

    for (Reviews.Said said :
        List.of(
            new Reviews.Said("reject", "no_benefit", " ", false, null, seal),
            new Reviews.Said("reject", "as_briefed", "No.", false, null, seal),
            new Reviews.Said("approve", "", null, false, null, seal),
            new Reviews.Said("release", "", null, false, null, seal),
            new Reviews.Said("", "", null, false, null, seal),
            new Reviews.Said("rework", "wrong_offer", "x".repeat(1001), false, null, seal),
            new Reviews.Said("delegate", null, null, false, "nobody", seal),
            new Reviews.Said("delegate", null, null, false, "rita", seal),
            new Reviews.Said("delegate", null, null, false, "marketer", seal))) {
      assertThatThrownBy(() -> world.reviews.decide(code, duty, "rita", said))
          .as("%s", said)
          .isInstanceOf(ReviewRefused.class);
    }
    assertThat(world.approvals.record(code).rounds().get(0).decisions()).isEmpty();
  }

  @Test
  void aReturnOpensASecondRoundAndTheFirstStaysReadable() {
    String code = world.full().campaign();
    world.ask(code);
    world.approve(code, "Brand review", "bea");
    assertThat(world.say(code, "Legal review", "leo", Decision.REWORK, "Prove it.").stageDecided())
        .isTrue();
    assertThat(world.choice.judge(code)).isEqualTo(new ReviewChoice.Judgement(false, true));

    world.rework(code, Briefs.sound());
    world.ask(code);

    assertThat(open(code)).as("brand's signature stands").containsExactly("Legal review");
    List<RoundRecord> rounds = world.approvals.record(code).rounds();
    assertThat(rounds).extracting(round -> round.round().round()).containsExactly(1, 2);
    assertThat(rounds.get(0).round().outcome()).isEqualTo("returned");
    assertThat(rounds.get(0).decisions().get(1).comment()).isEqualTo("Prove it.");
  }

  @Test
  void anApprovalWithChangesIsConfirmedAfterwards() {
    String code = world.full().campaign();
    world.ask(code);
    assertThat(world.say(code, "Brand review", "bea", Decision.CHANGES, "Softer.").stageDecided())
        .as("the others go on")
        .isFalse();
    world.approve(code, "Legal review", "leo");
    assertThat(world.choice.judge(code).reworkWanted()).isTrue();
    assertThat(world.releases.release(code)).isNotEmpty();

    world.rework(code, Briefs.sound());
    world.ask(code);

    assertThat(open(code)).containsExactly("Brand review");
  }

  @Test
  void aRejectionOfSomebodyWhoIsNeededEndsTheCampaign() {
    String code = world.full().campaign();
    world.ask(code);

    assertThat(world.say(code, "Legal review", "leo", Decision.REJECT).stageDecided()).isTrue();

    assertThat(world.choice.judge(code)).isEqualTo(new ReviewChoice.Judgement(false, false));
    assertThat(world.approvals.record(code).rounds().get(0).round().outcome())
        .isEqualTo("rejected");
    assertThat(open(code)).isEmpty();
  }

  @Test
  void aQuorumIsReachedWithOneRefusal() {
    for (String name : List.of("One", "Two", "Three")) {
      world.stage(1, "parallel", 2, name, null, "review", false, "all", null, null);
    }
    world.people.add("rosa", "review");
    String code = world.campaign();
    world.ask(code);

    assertThat(world.say(code, "One", "rita", Decision.REJECT).stageDecided()).isFalse();
    assertThat(world.approve(code, "Two", "rolf").stageDecided()).isFalse();
    assertThatThrownBy(() -> world.approve(code, "Three", "rolf"))
        .hasMessageContaining("already signed in this stage");
    assertThat(world.approve(code, "Three", "rosa").stageDecided()).isTrue();

    assertThat(world.choice.judge(code).passed()).isTrue();
    assertThat(world.releases.release(code)).isEmpty();
  }

  @Test
  void aQuorumOutOfReachReturnsTheCampaign() {
    for (String name : List.of("One", "Two")) {
      world.stage(1, "parallel", 2, name, null, "review", false, "all", null, null);
    }
    String code = world.campaign();
    world.ask(code);

    assertThat(world.say(code, "One", "rita", Decision.REWORK).stageDecided()).isTrue();

    assertThat(world.choice.judge(code)).isEqualTo(new ReviewChoice.Judgement(false, true));
  }

  @Test
  void inSequenceTheNextIsAskedWhenTheOneBeforeHasSigned() {
    world.stage(1, "sequence", 2, "First", null, "brand", true, "all", null, null);
    world.stage(1, "sequence", 2, "Second", null, "legal", true, "all", null, null);
    String code = world.campaign();

    world.ask(code);
    assertThat(open(code)).containsExactly("First");
    world.approve(code, "First", "bea");
    assertThat(world.choice.judge(code).passed()).isTrue();
    world.ask(code);

    assertThat(open(code)).containsExactly("Second");
  }

  @Test
  void aDelegateDecidesInsteadAndTheRecordSaysSo() {
    String code = world.light().campaign();
    world.ask(code);
    long duty = world.duty(code, "Campaign review");

    Reviews.Outcome outcome =
        world.reviews.decide(
            code,
            duty,
            "rita",
            new Reviews.Said("delegate", null, "You know this.", false, "leo", null));
    world.requests.lay(code, duty);

    assertThat(outcome).isEqualTo(new Reviews.Outcome(true, false));
    assertThat(waiting(code).who()).isEqualTo("leo");
    world.approve(code, "Campaign review", "leo");
    assertThat(decision(code, 0).delegatedTo()).isEqualTo("leo");
    assertThat(decision(code, 1).onBehalfOf()).isEqualTo("rita");
  }

  @Test
  void silenceReturnsTheCampaignAndNeverApproves() {
    String code = world.light().campaign();
    Requests.Request request = world.requests.lay(code, world.ask(code).get(0));
    assertThat(request.remindAt()).isBefore(request.dueAt());
    assertThat(request.deadlineAt()).isAfter(request.dueAt());

    boolean decided =
        world.inTransaction(() -> world.reviews.lapse(code, world.duty(code, "Campaign review")));

    assertThat(decided).isTrue();
    assertThat(world.choice.judge(code)).isEqualTo(new ReviewChoice.Judgement(false, true));
    assertThat(world.releases.release(code)).isNotEmpty();
  }

  @Test
  void aLateReviewGoesToThePersonOfItsEscalation() {
    world.stage(1, "parallel", 1, "Legal review", "leo", null, true, "all", null, "rita");
    String code = world.campaign();
    long duty = world.ask(code).get(0);
    world.tasks.open(code, "Activity_ReviewCampaign", "dutyId", duty, "leo");

    assertThat(world.requests.remind(code, duty)).containsExactly("leo");
    assertThat(world.requests.escalate(code, duty)).containsExactly("rita");

    assertThat(world.tasks.assignedTo("rita")).hasSize(1);
    assertThat(world.tasks.offers()).singleElement().asString().endsWith("to leo");
    world.approve(code, "Legal review", "rita");
    assertThat(decision(code, 0).onBehalfOf()).isEqualTo("leo");
  }

  @Test
  void whatWasEscalatedAndHandedOnStaysThere() {
    world.stage(1, "parallel", 1, "Legal review", "leo", null, true, "all", null, "rita");
    String code = world.campaign();
    long duty = world.ask(code).get(0);
    world.tasks.open(code, "Activity_ReviewCampaign", "dutyId", duty, "leo");
    world.requests.escalate(code, duty);
    world.reviews.decide(
        code, duty, "rita", new Reviews.Said("delegate", null, null, false, "bea", null));
    world.requests.lay(code, duty);

    // its time passed long ago, so the new task's timer fires at once
    assertThat(world.requests.escalate(code, duty)).containsExactly("bea");

    world.approve(code, "Legal review", "bea");
    assertThat(world.releases.release(code)).isEmpty();
  }

  @Test
  void whoIsLateIsToldAndAWriterIsNot() {
    String code = world.light().campaign();
    world.people.add("writer", "review");
    long duty = world.ask(code).get(0);
    notices.clear();

    context
        .getBean(RemindReviewerWorker.class)
        .perform(new MapStep(code, Map.of("dutyId", duty, "dutyName", "Campaign review")));

    assertThat(notices.told())
        .extracting(RecordingNotices.Notice::person)
        .containsExactlyInAnyOrder("rita", "rolf");
    assertThat(notices.told().get(0).text())
        .isEqualTo(
            "Campaign review of campaign %s still waits for you. Silence does not approve it."
                .formatted(code));
  }

  @Test
  void theAuthorRecallsTheCampaign() {
    String code = world.full().campaign();
    world.ask(code);
    world.approve(code, "Brand review", "bea");

    assertThatThrownBy(() -> recalls.recall(code, "bea", "No."))
        .hasMessageContaining("Only who wrote");
    assertThatThrownBy(() -> recalls.recall(code, "marketer", " "))
        .hasMessageContaining("why you recall");
    recalls.recall(code, "marketer", "The price is wrong.");

    assertThat(processes.calls()).contains("tell approval.campaignRecalled " + code);
    assertThat(open(code)).isEmpty();
    assertThat(world.approvals.record(code).rounds().get(0).round().outcome())
        .isEqualTo("recalled");
    assertThatThrownBy(() -> recalls.recall(code, "marketer", "Again."))
        .hasMessageContaining("not in review");
    world.rework(code, Briefs.sound());
    world.ask(code);
    assertThat(open(code)).containsExactly("Legal review");
  }

  @Test
  void anEmergencyTakesTwoNamedPeopleAndStaysOnTheRecord() {
    String wrong = world.light().campaign();
    world.campaigns.moveTo(wrong, CampaignStatus.RELEASED);
    String code = world.campaign();
    world.ask(code);
    assertThatThrownBy(() -> emergencies.ask(code, "marketer", wrong, "Wrong price!", "leo", "bea"))
        .hasMessageContaining("nothing to correct");
    world.campaigns.moveTo(wrong, CampaignStatus.DELIVERING);
    for (String[] signers :
        new String[][] {{"leo", "leo"}, {"leo", "nobody"}, {"leo", "ada"}, {"marketer", "leo"}}) {
      assertThatThrownBy(
              () ->
                  emergencies.ask(
                      code, "marketer", wrong, "The price was wrong.", signers[0], signers[1]))
          .isInstanceOf(ReviewRefused.class);
    }
    assertThatThrownBy(() -> emergencies.ask(code, "rita", wrong, "Wrong price!", "leo", "bea"))
        .hasMessageContaining("Only who wrote");

    emergencies.ask(code, "marketer", wrong, "The price was wrong.", "leo", "bea");
    world.ask(code);

    assertThat(processes.calls()).contains("tell approval.routeChanged " + code);
    assertThat(world.approve(code, "First emergency signature", "leo").stageDecided()).isFalse();
    assertThat(world.releases.release(code)).isNotEmpty();
    assertThatThrownBy(() -> world.approve(code, "Second emergency signature", "leo"))
        .isInstanceOf(ReviewRefused.class);
    world.approve(code, "Second emergency signature", "bea");
    assertThat(world.releases.release(code)).isEmpty();
    ApprovalRecord record = world.approvals.record(code);
    assertThat(record.emergency().reason()).isEqualTo("The price was wrong.");
    assertThat(record.release().emergency()).isTrue();
  }

  @Test
  void anAdministratorHandsOverTheTasksOfWhoLeaves() {
    world.stage(1, "parallel", 1, "Legal review", "leo", null, true, "all", null, null);
    String code = world.campaign();
    long duty = world.ask(code).get(0);
    world.tasks.open(code, "Activity_ReviewCampaign", "dutyId", duty, "leo");
    assertThatThrownBy(() -> handovers.reassign("leo", "rita", "rolf"))
        .hasMessageContaining("Only an administrator");
    assertThat(handovers.reassign("leo", "marketer", "ada").kept()).hasSize(1);

    world.people.remove("leo");
    Handovers.Report report = handovers.reassign("leo", "rita", "ada");

    assertThat(report).isEqualTo(new Handovers.Report(1, List.of()));
    assertThat(world.tasks.assignedTo("rita")).hasSize(1);
    world.approve(code, "Legal review", "rita");
    assertThat(world.isSigned(code)).isTrue();
  }

  @Test
  void whatSomebodyClaimedFromAGroupIsHandedOverByTheSameRules() {
    String code = world.light().campaign();
    long duty = world.ask(code).get(0);
    world.tasks.open(code, "Activity_ReviewCampaign", "dutyId", duty, "rita");

    assertThat(handovers.reassign("rita", "marketer", "ada").handed()).isZero();
    assertThat(handovers.reassign("rita", "leo", "ada").handed()).isEqualTo(1);

    assertThat(waiting(code).who()).isEqualTo("leo");
    world.approve(code, "Campaign review", "leo");
  }

  @Test
  void aNewerContentIsTakenByAButton() {
    String code = world.full().campaign();
    world.signAll(code);
    world.contents.save(
        io.rondo.workers.content.Drafts.sound("summer-a"), "writer"); // the same: no new version
    assertThat(amendments.newer(code)).isEmpty();
    changeContent();

    assertThat(amendments.newer(code))
        .containsExactly(new Amendments.Newer(1, "A", "summer-a", 1, 2));
    amendments.useNewest(code, 1, "marketer");

    assertThat(world.releases.release(code)).hasSize(2);
    assertThatThrownBy(() -> amendments.useNewest(code, 2, "marketer"))
        .hasMessageContaining("newest version already");
  }

  @Test
  void aPartnersReviewerSeesNoInternalComment() {
    world.people.add("pam", "partner");
    world.stage(1, "parallel", 2, "Legal review", null, "legal", true, "all", null, null);
    world.stage(1, "parallel", 2, "Agency review", "pam", null, true, "content", null, null);
    String code = world.campaign();
    world.ask(code);
    world.say(code, "Legal review", "leo", Decision.CHANGES, "They charge too much.");
    long duty = world.duty(code, "Agency review");

    assertThat(world.approvals.review(duty, "pam").comments()).isEmpty();
    assertThat(world.approvals.review(duty, "pam").parts())
        .extracting(ReviewView.PartView::part)
        .containsExactly(Part.CONTENT);
    assertThat(world.approvals.review(duty, "rita").comments()).hasSize(1);
    assertThat(world.approvals.review(duty, "rita").parts()).hasSize(Part.values().length);
    long legal = world.approvals.record(code).rounds().get(0).duties().get(0).id();
    assertThatThrownBy(() -> world.approvals.review(legal, "pam"))
        .isInstanceOf(UnknownReview.class);
    assertThatThrownBy(() -> world.approvals.review(duty + 999, "rita"))
        .isInstanceOf(UnknownReview.class);
  }

  @Test
  void whoeverIsConfirmedToMakeSomethingHelps() {
    OrderStory story = new OrderStory(context, false);
    long studio = story.partner("studio", "Studio Nord", "agency");
    long poster = story.deliverable("design", "Poster", 1);
    Routing routing = context.getBean(Routing.class);
    Campaigns campaigns = context.getBean(Campaigns.class);
    assertThat(routing.facts(campaigns.get(story.campaign())).partner())
        .doesNotContain("Studio Nord");

    context.getBean(Deliverables.class).confirm(story.campaign(), poster, studio, 100L, "mia");

    assertThat(routing.facts(campaigns.get(story.campaign())).partner()).contains("Studio Nord");
  }

  @Test
  void theBoardShowsWhatWaitsTheLongestFirst() {
    world.light();
    String first = world.campaign();
    world.ask(first);
    world.clock.advance(Duration.ofDays(3));
    String second = world.campaign();
    world.ask(second);

    assertThat(world.approvals.waiting())
        .extracting(WaitingReview::code, WaitingReview::who, WaitingReview::overdue)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(first, "review", true),
            org.assertj.core.groups.Tuple.tuple(second, "review", false));
  }

  @Test
  void whenNobodyOfAGroupCanSignSomebodyElseIsAsked() {
    world.stage(1, "parallel", 1, "Legal review", null, "legal", true, "all", null, null);
    world.people.remove("leo");
    String code = world.campaign();

    world.ask(code);

    assertThat(waiting(code).who()).isEqualTo("review");
    world.approve(code, "Legal review", "rita");
  }

  @Test
  void aStoppedCampaignAsksNobody() {
    String code = world.light().campaign();
    world.ask(code);

    world.campaigns.stop(code, "marketer", "Crisis.");

    assertThat(world.approvals.waiting()).isEmpty();
    assertThat(world.approvals.record(code).rounds().get(0).round().outcome()).isEqualTo("stopped");
  }

  private static io.rondo.workers.campaign.Brief brief(String audience, int holdOut) {
    var sound = Briefs.sound();
    return new io.rondo.workers.campaign.Brief(
        sound.name(),
        sound.goal(),
        sound.offer(),
        sound.whyUs(),
        audience,
        sound.assignment(),
        null,
        new java.math.BigDecimal(holdOut).setScale(2),
        null,
        sound.sendAt(),
        sound.responseWindowDays(),
        sound.budgetMinor(),
        sound.fixedCostMinor(),
        sound.costPerEmailMinor(),
        sound.currency(),
        false,
        null,
        sound.cells(),
        List.of());
  }

  private void changeContent() {
    var before = world.contents.latest("summer-a").orElseThrow().draft();
    world.contents.save(
        new io.rondo.workers.content.ContentDraft(
            before.name(), "Another one", before.fromName(), before.mjml(), before.fallbacks()),
        "writer");
  }

  private List<String> open(String code) {
    return world.approvals.record(code).rounds().stream()
        .flatMap(round -> round.duties().stream())
        .filter(duty -> duty.state().equals("open"))
        .map(DutyRecord::name)
        .toList();
  }

  private WaitingReview waiting(String code) {
    return world.approvals.waiting().stream()
        .filter(review -> review.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private ApprovalRecord.DecisionRecord decision(String code, int no) {
    return world.approvals.record(code).rounds().get(0).decisions().get(no);
  }

  /** The duties whose signature fell, with the parts. */
  private Map<String, List<SignedRecord>> falls(String code) {
    Map<String, List<SignedRecord>> fallen = new java.util.TreeMap<>();
    world.approvals.record(code).rounds().stream()
        .flatMap(round -> round.decisions().stream())
        .filter(decided -> decided.signed().stream().anyMatch(part -> part.fellAt() != null))
        .forEach(decided -> fallen.put(decided.duty(), decided.signed()));
    return fallen;
  }

  private List<Long> mailed(String code) {
    return context
        .getBean(org.springframework.jdbc.core.JdbcTemplate.class)
        .queryForList(
            "select distinct d.content_version_id from delivery d join campaign c on c.id ="
                + " d.campaign_id where c.code = ? and d.state = 'planned'",
            Long.class,
            code);
  }
}
