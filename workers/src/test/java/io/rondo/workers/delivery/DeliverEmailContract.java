package io.rondo.workers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rondo.workers.approval.Releases;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Outcome.Kind;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.insight.Comparison;
import io.rondo.workers.insight.Comparison.ReasonLine;
import io.rondo.workers.insight.Comparisons;
import io.rondo.workers.rehearsal.FrozenCampaigns;
import io.rondo.workers.rehearsal.Rehearsal;
import io.rondo.workers.rehearsal.Rehearsals;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.RecordingProcesses;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must hold while a campaign's mail goes out, on every database. */
abstract class DeliverEmailContract {

  @Autowired private DeliveryMapper mapper;
  @Autowired private Deliveries deliveries;
  @Autowired private Campaigns campaigns;
  @Autowired private Releases releases;
  @Autowired private FrozenCampaigns frozen;
  @Autowired private Rehearsals rehearsals;
  @Autowired private Comparisons comparisons;
  @Autowired private Customers customers;
  @Autowired private Contents contents;
  @Autowired private DomainPauses pauses;
  @Autowired private MailWriter writer;
  @Autowired private Holds holds;
  @Autowired private RecordingProcesses processes;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final ScriptedChannel channel = new ScriptedChannel();

  @BeforeEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void everyPlannedPersonGetsTheirOwnMailOnce() {
    Audience audience = audience(25);

    Map<String, Object> result = deliver(audience);

    assertThat(result)
        .containsEntry("deliveryFinished", true)
        .containsEntry("sentCount", 25L)
        .containsEntry("doubtCount", 0L)
        .containsEntry("outcomesCertain", true);
    assertThat(channel.tried()).extracting(Mail::to).doesNotHaveDuplicates().hasSize(25);
    Mail mail = channel.tried().get(0);
    assertThat(mail.subject()).isEqualTo("A sale for Mia1");
    assertThat(mail.to()).isEqualTo(audience.address(1));
    assertThat(mail.html()).contains("MIA1").contains("/c/").contains("/o/").contains("/u/");
    assertThat(mail.reference()).startsWith(audience.code + "." + mail.deliveryId() + ".");
    assertThat(mail.returnPath()).startsWith("b+" + audience.code + "." + mail.deliveryId() + ".");
    assertThat(audience.in("sent")).isEqualTo(25);
    assertThat(campaigns.get(audience.code).status()).isEqualTo(CampaignStatus.DELIVERING);
    assertThat(deliveries.progress(audience.code).percent()).isEqualTo(100);
  }

  @Test
  void aMailAsksEachPersonOnceInTheirLife() {
    String code = "season-" + UUID.randomUUID().toString().substring(0, 8);
    jdbc.update(
        "insert into question (code, kind, text, life_stages, active, created_by, created_at)"
            + " values (?, 'one_click', 'Which season?', '', true, 'dora', '2026-01-01 00:00:00')",
        code);
    long id = jdbc.queryForObject("select id from question where code = ?", Long.class, code);
    for (String answer : List.of("summer", "winter")) {
      jdbc.update(
          "insert into question_option (question_id, option_no, answer, label) values (?, ?, ?, ?)",
          id,
          answer.equals("summer") ? 0 : 1,
          answer,
          answer);
    }
    Audience audience = audience(3);
    audience.asks(contents, code);
    long known =
        jdbc.queryForObject(
            "select min(customer_id) from delivery where campaign_id = ?",
            Long.class,
            audience.campaignId);
    jdbc.update(
        "insert into answer_fact (customer_id, question_id, asked_at) values (?, ?,"
            + " '2026-01-01 00:00:00')",
        known,
        id);

    deliver(audience);

    assertThat(channel.tried()).hasSize(3);
    assertThat(channel.tried())
        .filteredOn(mail -> mail.html().contains("Which season?"))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.text()).contains("- winter: ").contains("/answer/"));
    assertThat(
            jdbc.queryForObject(
                "select count(*) from answer_fact where question_id = ?", Integer.class, id))
        .isEqualTo(3);
  }

  @Test
  void aFinishedDeliveryRunAgainChangesNothing() {
    Audience audience = audience(3);
    deliver(audience);

    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(channel.tried()).hasSize(3);
  }

  @Test
  void nothingLeavesWithoutARelease() {
    Audience audience = audience(5);
    audience.takeReleaseBack();

    assertThatThrownBy(() -> deliver(audience))
        .isInstanceOf(StepRefused.class)
        .hasMessageContaining("was never released")
        .hasMessageContaining("Nothing is sent");

    assertThat(channel.tried()).isEmpty();
    assertThat(audience.in("planned")).isEqualTo(5);
    assertThat(campaigns.get(audience.code).status()).isEqualTo(CampaignStatus.RELEASED);
  }

  @Test
  void aStoppedCampaignIsAccountedForAlsoWhenItWasNeverReleased() {
    Audience audience = audience(5);
    audience.takeReleaseBack();
    campaigns.close(audience.code, "stopped", null, null);

    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(audience.in("excluded", "stopped")).isEqualTo(5);
    assertThat(channel.tried()).isEmpty();
  }

  @Test
  void whatIsDeliveredIsWhatWasRehearsed() {
    String code = rehearsed(200); // so many that chance holds some of them out

    deliver(code);

    Comparison comparison = comparisons.of(code).orElseThrow();
    assertThat(comparison.equal()).isTrue();
    assertThat(comparison.finished()).isTrue();
    assertThat(comparison.cells())
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.sent()).isEqualTo(cell.planned()));
    assertThat(comparison.reasons())
        .extracting(ReasonLine::outcome, ReasonLine::reason, ReasonLine::difference)
        .containsExactly(tuple("excluded", "hold_out", 0L));
    assertThat(comparison.cost().differenceMinor()).isZero();
  }

  @Test
  void eachDifferenceFromTheRehearsalHasItsReason() {
    String code = rehearsed(40);
    List<Long> planned =
        jdbc.queryForList(
            "select customer_id from delivery where state = 'planned' and campaign_id = ? order by"
                + " id",
            Long.class,
            campaigns.get(code).id());
    jdbc.update("update consent set granted = false where customer_id = ?", planned.get(0));
    String refused =
        jdbc.queryForObject(
            "select email from customer where id = ?", String.class, planned.get(1));
    channel.answering(
        mail ->
            mail.to().equals(refused)
                ? new Outcome(mail.deliveryId(), Outcome.Kind.REFUSED, "refused 5.1.1", null)
                : Outcome.sent(mail.deliveryId()));

    deliver(code);

    Comparison comparison = comparisons.of(code).orElseThrow();
    assertThat(comparison.equal()).isFalse();
    assertThat(comparison.people()).isEqualTo(comparison.peopleRehearsed());
    assertThat(comparison.cells().stream().mapToLong(Comparison.CellLine::difference).sum())
        .isEqualTo(-2);
    assertThat(comparison.reasons())
        .extracting(ReasonLine::outcome, ReasonLine::reason, ReasonLine::difference)
        .containsExactly(
            tuple("excluded", "hold_out", 0L),
            tuple("excluded", "no_consent", 1L),
            tuple("failed", "refused 5.1.1", 1L));
    assertThat(comparison.cost().differenceMinor()).isEqualTo(-1);
  }

  /** A campaign that was frozen, rehearsed and released; later rehearsals do not count. */
  private String rehearsed(int people) {
    EmptyTables.in(jdbc);
    frozen.customers(0, people, i -> "Mia" + i + ",Bern");
    String code = frozen.frozen("number != null", null);
    assertThat(comparisons.of(code)).isEmpty();
    Rehearsal rehearsal = rehearsals.rehearse(code);
    campaigns.moveTo(code, CampaignStatus.RELEASED);
    jdbc.update(
        "insert into campaign_release (campaign_id, round, seal, emergency, released_at)"
            + " select id, 1, '', false, frozen_at from campaign where code = ?",
        code);
    assertThat(comparisons.of(code).orElseThrow().finished()).isFalse();
    assertThat(comparisons.of(code).orElseThrow().rehearsalId()).isEqualTo(rehearsal.id());
    clock.advance(Duration.ofHours(1));
    rehearsals.rehearse(code);
    assertThat(comparisons.of(code).orElseThrow().rehearsalId()).isEqualTo(rehearsal.id());
    return code;
  }

  private void deliver(String code) {
    worker(settings(1000, 100)).perform(new FakeStep(code));
  }

  @Test
  void theProcessSeesBatches() {
    Audience audience = audience(25);

    assertThat(deliver(audience, settings(10, 4))).containsEntry("deliveryFinished", false);
    assertThat(audience.in("sent")).isEqualTo(10);
    assertThat(deliver(audience, settings(10, 4))).containsEntry("deliveryFinished", false);
    assertThat(deliver(audience, settings(10, 4))).containsEntry("deliveryFinished", true);
    assertThat(audience.in("sent")).isEqualTo(25);
  }

  @Test
  void whoWithdrewWasSuppressedOrErasedMeanwhileGetsNothing() {
    Audience audience = audience(10);
    audience.withdraw(2);
    audience.suppress(4);
    audience.erase(6);

    deliver(audience);

    assertThat(channel.tried()).hasSize(7);
    assertThat(audience.in("excluded", "no_consent")).isEqualTo(1);
    assertThat(audience.in("excluded", "suppressed")).isEqualTo(1);
    assertThat(audience.in("excluded", "no_address")).isEqualTo(1);
    assertThat(audience.in("sent")).isEqualTo(7);
  }

  @Test
  void whoWithdrawsDuringTheRunGetsNothingInTheNextChunk() {
    Audience audience = audience(10);
    channel.answering(
        mail -> {
          audience.withdraw(10);
          return Outcome.sent(mail.deliveryId());
        });

    deliver(audience, settings(100, 5));

    assertThat(audience.in("sent")).isEqualTo(9);
    assertThat(audience.in("excluded", "no_consent")).isEqualTo(1);
  }

  @Test
  void whoBecomesUnreachableInTheMiddleOfAChunkIsAskedForRightBeforeTheMail() {
    Audience audience = audience(50);
    channel.answering(
        mail -> {
          if (channel.tried().size() == 9) {
            holds.hold(audience.customerId(30), HoldReason.COMPLAINT, caseOf(audience));
            audience.withdraw(31);
            audience.suppress(32);
            audience.erase(33);
          }
          return Outcome.sent(mail.deliveryId());
        });

    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);

    assertThat(channel.tried())
        .extracting(Mail::to)
        .hasSize(46)
        .doesNotContain(
            audience.address(30), audience.address(31), audience.address(32), audience.address(33));
    assertThat(audience.in("sent")).isEqualTo(46);
    assertThat(audience.in("held", "case")).isEqualTo(1);
    assertThat(audience.in("excluded", "no_consent")).isEqualTo(1);
    assertThat(audience.in("excluded", "suppressed")).isEqualTo(1);
    assertThat(audience.in("excluded", "no_address")).isEqualTo(1);
  }

  @Test
  void whoIsLeftInPeaceWaitsOnEveryChannelAndHoldsNobodyUp() {
    Audience audience = audience(5);
    jdbc.update(
        "update delivery set channel = 'letter' where campaign_id = ? and customer_id = ?",
        audience.campaignId,
        audience.customerId(2));
    holds.hold(audience.customerId(1), HoldReason.COMPLAINT, caseOf(audience));
    holds.hold(audience.customerId(2), HoldReason.COMPLAINT, caseOf(audience) + "b");
    assertThat(audience.in("held", "case")).isEqualTo(2);

    assertThat(
            worker(settings(1000, 100))
                .perform(new FakeStep(audience.code).with("audienceSize", 5))
                .variables())
        .containsEntry("deliveryFinished", true)
        .containsEntry("sentCount", 3L);

    assertThat(channel.tried()).extracting(Mail::to).doesNotContain(audience.address(1));
    assertThat(deliveries.progress(audience.code).percent()).isEqualTo(100);
    assertThat(deliveries.progress(audience.code).held()).isEqualTo(1);
  }

  @Test
  void whoIsFrozenIntoAnAudienceWhileHeldIsHeldBackWhenClaimed() {
    Audience audience = audience(3);
    holds.hold(audience.customerId(2), HoldReason.CASE, caseOf(audience));
    jdbc.update(
        "update delivery set state = 'planned', reason = null where campaign_id = ?",
        audience.campaignId);

    deliver(audience);

    assertThat(audience.in("sent")).isEqualTo(2);
    assertThat(audience.in("held", "case")).isEqualTo(1);
  }

  @Test
  void whoIsReleasedWhileTheMailsGoOutIsMailedByThem() {
    Audience audience = audience(4);
    holds.hold(audience.customerId(1), HoldReason.CASE, caseOf(audience));
    holds.release(caseOf(audience));

    assertThat(deliver(audience)).containsEntry("sentCount", 4L);
    assertThat(processes.calls()).noneMatch(call -> call.contains(audience.code));
  }

  @Test
  void whoIsReleasedAfterTheMailsWentOutIsMailedByAProcessOfTheirOwn() {
    Audience audience = heldAfterDelivery("listening");

    holds.release(caseOf(audience));

    assertThat(audience.in("planned")).isEqualTo(1);
    assertThat(processes.calls())
        .filteredOn(call -> call.contains(audience.code))
        .singleElement()
        .asString()
        .startsWith("start LateDelivery " + audience.code);
    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(audience.in("sent")).isEqualTo(4);
    assertThat(channel.tried()).extracting(Mail::to).doesNotHaveDuplicates();
  }

  @Test
  void whoIsReleasedWhileTheCampaignPausesWaitsForItToGoOn() {
    Audience audience = heldAfterDelivery("listening");
    audience.pause();

    holds.release(caseOf(audience));

    assertThat(processes.calls())
        .filteredOn(call -> call.contains(audience.code))
        .last()
        .isEqualTo("pause " + audience.code);
  }

  @Test
  void whatHasLostItsSenseMeanwhileExpires() {
    Audience audience = heldAfterDelivery("listening");
    clock.advance(Duration.ofDays(15));

    holds.release(caseOf(audience));

    assertThat(audience.in("excluded", "expired")).isEqualTo(1);
    assertThat(processes.calls()).noneMatch(call -> call.contains(audience.code));
    assertThat(channel.tried()).hasSize(3);
  }

  @Test
  void theEndOfTheCampaignEndsWhatWasHeldBack() {
    Audience audience = heldAfterDelivery("measuring");

    campaigns.close(audience.code, "completed", null, null);
    holds.release(caseOf(audience));

    assertThat(audience.in("excluded", "expired")).isEqualTo(1);
    assertThat(audience.in("held")).isZero();
  }

  /** Four people; the first was left in peace while the others were mailed. */
  private Audience heldAfterDelivery(String status) {
    Audience audience = audience(4);
    holds.hold(audience.customerId(1), HoldReason.CASE, caseOf(audience));
    assertThat(deliver(audience)).containsEntry("sentCount", 3L);
    campaigns.windowEndsAt(audience.code, clock.instant().plus(Duration.ofDays(14)));
    jdbc.update("update campaign set status = ? where id = ?", status, audience.campaignId);
    return audience;
  }

  private static String caseOf(Audience audience) {
    return "S-" + audience.code;
  }

  @Test
  void aPausedDomainWaitsForAPersonAndNobodyElseDoes() {
    Audience audience = audience(6);
    jdbc.update(
        "update customer set email = ? where id = ?", "Mia@Big.Example", audience.customerId(2));
    jdbc.update(
        "update customer set email = ? where id = ?",
        "mia@big.example.org",
        audience.customerId(3));
    pauses.pause(audience.code, "big.example", "550 5.7.1 not wanted", clock.instant());

    assertThat(deliver(audience))
        .containsEntry("deliveryFinished", false)
        .containsEntry("deliveryWaiting", true);
    assertThat(audience.in("sent")).isEqualTo(5);
    assertThat(audience.in("planned")).isEqualTo(1);
    assertThat(pauses.of(audience.code))
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.domain()).isEqualTo("big.example");
              assertThat(pause.waiting()).isEqualTo(1);
              assertThat(pause.resumedAt()).isNull();
            });

    pauses.resume(audience.code, "big.example", "maria");
    assertThat(deliver(audience))
        .containsEntry("deliveryFinished", true)
        .containsEntry("deliveryWaiting", false);
    assertThat(audience.in("sent")).isEqualTo(6);
    assertThat(campaigns.log(audience.code))
        .extracting("what")
        .contains("domain_paused", "domain_resumed");
  }

  @Test
  void aResumedDomainIsPausedAgainOnlyByMailsThatLeftSince() {
    Audience audience = audience(2);
    Instant before = clock.instant();
    assertThat(pauses.pause(audience.code, "example.test", "5.7.1", before)).isTrue();
    assertThat(pauses.pause(audience.code, "EXAMPLE.test", "5.7.1", before)).isFalse();
    clock.advance(Duration.ofMinutes(1));
    pauses.resume(audience.code, "example.test", "maria");

    assertThat(pauses.pause(audience.code, "example.test", "5.7.1", before)).isFalse();
    clock.advance(Duration.ofMinutes(1));
    assertThat(pauses.pause(audience.code, "example.test", "5.7.1", clock.instant())).isTrue();
  }

  @Test
  void aDomainThatIsLeftOutIsAccountedFor() {
    Audience audience = audience(3);
    pauses.pause(audience.code, "example.test", "5.7.1", clock.instant());
    deliver(audience);

    assertThat(pauses.leaveOut(audience.code, "example.test", "maria")).isEqualTo(3);
    assertThat(pauses.leaveOut(audience.code, "example.test", "maria")).isZero();

    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(audience.in("excluded", "domain_refused")).isEqualTo(3);
  }

  @Test
  void aPauseStopsInTheMiddleOfAChunkAndNothingIsLost() {
    Audience audience = audience(50);
    channel.answering(
        mail -> {
          if (channel.tried().size() == 9) {
            audience.pause();
          }
          return Outcome.sent(mail.deliveryId());
        });

    assertThat(deliver(audience)).containsEntry("deliveryFinished", false);

    assertThat(audience.in("sent")).isEqualTo(10);
    assertThat(audience.in("planned")).isEqualTo(40);
    jdbc.update("update campaign set paused = false where id = ?", audience.campaignId);
    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(channel.tried()).extracting(Mail::to).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  void aNodeThatLostItsLockStopsAndPutsBackWhatItDidNotSend() {
    Audience audience = audience(20);
    FakeStep step = new FakeStep(audience.code);
    channel.answering(
        mail -> {
          step.loseLock();
          return Outcome.sent(mail.deliveryId());
        });

    assertThat(worker(settings(100, 20)).perform(step).variables())
        .containsEntry("deliveryFinished", false);
    assertThat(audience.in("sent")).isEqualTo(1);
    assertThat(audience.in("planned")).isEqualTo(19);
  }

  @Test
  void aStopExcludesWhoStillWaits() {
    Audience audience = audience(5);

    campaigns.close(audience.code, "stopped", null, null);

    assertThat(audience.in("excluded", "stopped")).isEqualTo(5);
    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(channel.tried()).isEmpty();
  }

  @Test
  void whatACrashedNodeClaimedIsInDoubtAndNeverSilentlySentAgain() {
    Audience audience = audience(10);
    audience.claimedByAnother(4, clock.instant());
    clock.advance(Duration.ofMinutes(3));

    assertThat(deliver(audience))
        .containsEntry("deliveryFinished", true)
        .containsEntry("doubtCount", 4L)
        .containsEntry("outcomesCertain", false);

    assertThat(channel.tried()).hasSize(6);
    assertThat(audience.in("in_doubt", "no_outcome")).isEqualTo(4);
  }

  @Test
  void whatALivingNodeHasClaimedIsLeftAlone() {
    Audience audience = audience(10);
    audience.claimedByAnother(4, clock.instant());

    assertThat(deliver(audience)).containsEntry("deliveryFinished", false);

    assertThat(channel.tried()).hasSize(6);
    assertThat(audience.in("claimed")).isEqualTo(4);
  }

  @Test
  void aMailThatNobodyReportsIsInDoubt() {
    Audience audience = audience(5);
    channel.answering(
        mail -> mail.to().equals(audience.address(2)) ? null : Outcome.sent(mail.deliveryId()));

    assertThat(deliver(audience)).containsEntry("doubtCount", 1L);
    assertThat(audience.in("in_doubt", "no_outcome")).isEqualTo(1);
  }

  @Test
  void doubtsAreSettledByAPerson() {
    Audience audience = audience(6);
    channel.answering(
        mail -> new Outcome(mail.deliveryId(), Kind.IN_DOUBT, "no_answer", "line lost"));
    deliver(audience);
    assertThat(audience.in("in_doubt")).isEqualTo(6);

    settle(audience, "count_as_sent");
    assertThat(audience.in("sent", "counted_as_sent")).isEqualTo(6);

    jdbc.update(
        "update delivery set state = 'in_doubt' where campaign_id = ?", audience.campaignId);
    settle(audience, "send_again");
    channel.answering(mail -> Outcome.sent(mail.deliveryId()));
    assertThat(deliver(audience))
        .containsEntry("deliveryFinished", true)
        .containsEntry("outcomesCertain", true);
    assertThat(channel.tried()).hasSize(12);
    assertThat(campaigns.log(audience.code)).extracting("what").contains("doubts_settled");
    assertThatThrownBy(() -> settle(audience, "whatever")).isInstanceOf(StepRefused.class);
  }

  @Test
  void laterMeansLaterWithGrowingPausesAndAnEnd() {
    Audience audience = audience(3);
    channel.answering(
        mail ->
            mail.to().equals(audience.address(2))
                ? new Outcome(mail.deliveryId(), Kind.DEFERRED, "deferred 451", "greylisted")
                : Outcome.sent(mail.deliveryId()));

    assertThat(deliver(audience)).containsEntry("deliveryFinished", false);
    assertThat(channel.tried()).hasSize(3);
    deliver(audience);
    assertThat(channel.tried()).as("not before its time").hasSize(3);
    for (int minutes : new int[] {1, 3, 9}) {
      clock.advance(Duration.ofMinutes(minutes));
      assertThat(deliver(audience)).containsEntry("deliveryFinished", false);
    }
    clock.advance(Duration.ofMinutes(27));

    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(channel.tried()).hasSize(7);
    assertThat(audience.in("failed", "temporary_failure")).isEqualTo(1);
  }

  @Test
  void aRefusedMailFailsWithItsReason() {
    Audience audience = audience(2);
    channel.answering(
        mail -> new Outcome(mail.deliveryId(), Kind.REFUSED, "refused 5.1.1", "550 unknown"));

    assertThat(deliver(audience)).containsEntry("deliveryFinished", true);
    assertThat(audience.in("failed", "refused 5.1.1")).isEqualTo(2);
    assertThat(deliveries.ledger(audience.code).failedByReason())
        .containsExactly(Map.entry("refused 5.1.1", 2L));
    assertThat(deliveries.page(audience.code, "failed", null, 0, 10))
        .extracting(LedgerRow::detail)
        .containsOnly("550 unknown");
  }

  @Test
  void aServerThatIsDownFailsTheStepAndCostsNobodyATry() {
    Audience audience = audience(10);
    channel.answering(
        mail -> Outcome.notTried(mail.deliveryId(), Outcome.UNREACHABLE, "connection refused"));

    assertThatThrownBy(() -> deliver(audience)).hasMessageContaining("connection refused");

    assertThat(audience.in("planned")).isEqualTo(10);
    assertThat(
            jdbc.queryForObject(
                "select max(attempts) from delivery where campaign_id = ?",
                Integer.class,
                audience.campaignId))
        .isZero();
  }

  @Test
  void twoNodesAtOnceMailEveryoneOnce() throws Exception {
    Audience audience = audience(400);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Object> node = () -> worker(settings(1000, 7)).perform(new FakeStep(audience.code));
      List<Future<Object>> runs = nodes.invokeAll(List.of(node, node));
      for (Future<Object> run : runs) {
        run.get();
      }
    } finally {
      nodes.shutdownNow();
    }
    assertThat(channel.tried()).extracting(Mail::to).doesNotHaveDuplicates().hasSize(400);
    assertThat(audience.in("sent")).isEqualTo(400);
  }

  @Test
  void aLedgerThatDoesNotAddUpIsAnIncident() {
    Audience audience = audience(3);
    FakeStep step = new FakeStep(audience.code).with("audienceSize", 4);

    assertThatThrownBy(() -> worker(settings(100, 10)).perform(step))
        .isInstanceOf(StepRefused.class)
        .hasMessageContaining("audience 4")
        .hasMessageContaining("rows 3");
  }

  private Audience audience(int people) {
    return new Audience(jdbc, contents, "released", people);
  }

  private Map<String, Object> deliver(Audience audience) {
    return deliver(audience, settings(1000, 100));
  }

  private Map<String, Object> deliver(Audience audience, DeliverySettings settings) {
    return worker(settings).perform(new FakeStep(audience.code)).variables();
  }

  private void settle(Audience audience, String decision) {
    new SettleDoubtsWorker(deliveries)
        .perform(new FakeStep(audience.code).with("doubtDecision", decision));
  }

  private static DeliverySettings settings(int batch, int chunk) {
    return new DeliverySettings(
        batch,
        chunk,
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        5,
        Duration.ofMillis(60),
        Duration.ZERO);
  }

  private DeliverEmailWorker worker(DeliverySettings settings) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("channel", channel));
    return new DeliverEmailWorker(
        mapper,
        deliveries,
        campaigns,
        releases,
        customers,
        writer,
        new Channels(beans.getBeanProvider(Channel.class)),
        settings,
        clock);
  }

  @Test
  void lettersAreNotMailedAndHoldNobodyUp() {
    Audience audience = audience(5);
    jdbc.update(
        "update delivery set channel = 'letter' where campaign_id = ? and customer_id <= ?",
        audience.campaignId,
        audience.customerId(2));

    assertThat(
            worker(settings(1000, 100))
                .perform(new FakeStep(audience.code).with("audienceSize", 5))
                .variables())
        .containsEntry("deliveryFinished", true)
        .containsEntry("sentCount", 3L);

    assertThat(audience.in("planned")).isEqualTo(2);
    assertThat(deliveries.progress(audience.code).total()).isEqualTo(3);
    assertThat(deliveries.people(audience.code)).isEqualTo(5);
    assertThat(deliveries.ledger(audience.code).byChannel())
        .isEqualTo(Map.of("email", 3L, "letter", 2L));
  }

  @Test
  void aLetterThatAnOrderHoldsIsNeverInDoubt() {
    Audience audience = audience(3);
    jdbc.update(
        "update delivery set channel = 'letter' where campaign_id = ? and customer_id <= ?",
        audience.campaignId,
        audience.customerId(2));
    audience.claimedByAnother(2, clock.instant().minus(Duration.ofDays(9)));

    assertThat(deliver(audience))
        .containsEntry("deliveryFinished", true)
        .containsEntry("doubtCount", 0L);

    assertThat(audience.in("claimed")).isEqualTo(2);
  }
}
