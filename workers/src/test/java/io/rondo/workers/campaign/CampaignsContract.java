package io.rondo.workers.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.engine.TaskRule;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.RecordingProcesses;
import io.rondo.workers.testing.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What campaigns promise, whatever the database. */
abstract class CampaignsContract {

  @Autowired private Campaigns campaigns;
  @Autowired private RecordingProcesses processes;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private RecordBriefWorker recordBrief;
  @Autowired private OpenBriefWorker openBrief;
  @Autowired private CloseCampaignWorker closeCampaign;

  @Autowired
  @Qualifier("completeBriefRule")
  private TaskRule completeBrief;

  @Autowired
  @Qualifier("reworkBriefRule")
  private TaskRule reworkBrief;

  @Autowired private Deliverables deliverables;
  @Autowired private Changes changes;
  @Autowired private PlatformTransactionManager transactions;

  private String code;

  @BeforeEach
  void start() {
    clock.reset();
    code = campaigns.nextCode();
  }

  private void recorded() {
    campaigns.record(code, "marketer", Briefs.sound());
  }

  @Test
  void codesAreUniqueWhenManyAskAtOnce() throws Exception {
    clock.set(Instant.parse("2031-06-01T00:00:00Z"));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> asked = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        asked.add(campaigns::nextCode);
      }
      List<String> codes = new ArrayList<>();
      for (Future<String> answer : pool.invokeAll(asked)) {
        codes.add(answer.get());
      }
      assertThat(codes).doesNotHaveDuplicates().allMatch(one -> one.matches("C-2031-\\d{4}"));
      assertThat(codes).contains("C-2031-0001", "C-2031-0040");
    } finally {
      pool.shutdown();
      clock.reset();
    }
  }

  @Test
  void aRecordedBriefIsTheCampaign() {
    recorded();

    Campaign campaign = campaigns.get(code);

    assertThat(campaign.name()).isEqualTo("Summer 🎉");
    assertThat(campaign.author()).isEqualTo("marketer");
    assertThat(campaign.status()).isEqualTo(CampaignStatus.BRIEFING);
    assertThat(campaign.sendAt()).isEqualTo("2026-11-30T10:15:00Z");
    assertThat(campaign.costPerEmailMinor()).isEqualByComparingTo("0.08");
    assertThat(campaign.cells()).extracting(Cell::name).containsExactly("A", "B");
    assertThat(
            jdbc.queryForObject("select status from campaign where code = ?", String.class, code))
        .isEqualTo("briefing");
    assertThat(campaigns.all().get(0).code()).isEqualTo(code);
    assertThat(campaigns.all().get(0).cells()).hasSize(2);
    assertThat(campaigns.problems(code)).isEmpty();
  }

  @Test
  void anUnknownCampaignIsSaidSo() {
    assertThat(campaigns.find("C-1999-0001")).isEmpty();
    assertThatThrownBy(() -> campaigns.get("C-1999-0001"))
        .isInstanceOf(UnknownCampaign.class)
        .hasMessage("There is no campaign C-1999-0001.");
  }

  @Test
  void aSecondRecordReplacesTheBriefButNotTheAuthor() {
    recorded();
    campaigns.pinContent(code, 1, 7);
    assertThat(campaigns.get(code).cells().get(0).contentVersionId()).isEqualTo(7);

    campaigns.record(code, "somebody else", Briefs.sound());

    assertThat(campaigns.get(code).author()).isEqualTo("marketer");
    assertThat(campaigns.get(code).cells().get(0).contentVersionId()).isNull();
  }

  @Test
  void aReleasedBriefStaysAsItIs() {
    recorded();
    campaigns.moveTo(code, CampaignStatus.RELEASED);

    assertThatThrownBy(this::recorded).isInstanceOf(CampaignRefused.class);
    assertThatThrownBy(() -> campaigns.pinContent(code, 1, 7)).isInstanceOf(CampaignRefused.class);
  }

  @Test
  void whoeverWroteOnACampaignIsRemembered() {
    recorded();
    assertThat(campaigns.contributors(code)).containsExactly("marketer");

    campaigns.contribute(code, "designer");
    campaigns.contribute(code, "Designer");
    campaigns.record(code, "marketer", Briefs.sound());
    assertThat(completeBrief.complete(code, "completer", new MapStep(code, Map.of()))).isEmpty();
    assertThat(reworkBrief.complete(code, "reworker", new MapStep(code, Map.of()))).isEmpty();

    assertThat(campaigns.contributors(code))
        .containsExactlyInAnyOrder("marketer", "designer", "completer", "reworker");
    assertThatThrownBy(() -> campaigns.contribute("C-1999-0001", "marketer"))
        .isInstanceOf(UnknownCampaign.class);
  }

  @Test
  void aReviewedCampaignGoesBackToItsAuthorButAReleasedOneDoesNot() {
    recorded();
    campaigns.moveTo(code, CampaignStatus.APPROVING);

    campaigns.reopen(code);
    campaigns.reopen(code);
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.BRIEFING);

    campaigns.moveTo(code, CampaignStatus.RELEASED);
    assertThatThrownBy(() -> campaigns.reopen(code)).isInstanceOf(CampaignRefused.class);
  }

  @Test
  void nobodyChangesAHeldCampaign() throws Exception {
    recorded();
    assertThatThrownBy(() -> campaigns.hold(code))
        .isInstanceOf(IllegalTransactionStateException.class);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> moved =
          new TransactionTemplate(transactions)
              .execute(
                  held -> {
                    assertThat(campaigns.hold(code).cells()).hasSize(2);
                    Future<?> waits =
                        other.submit(() -> campaigns.moveTo(code, CampaignStatus.APPROVING));
                    assertThatThrownBy(() -> waits.get(200, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                    return waits;
                  });
      moved.get(20, TimeUnit.SECONDS);
    } finally {
      other.shutdown();
    }
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);
  }

  @Test
  void everyChangeOfWhatIsSentIsTold() {
    recorded();
    campaigns.pinContent(code, 2, 8);
    campaigns.contribute(code, "designer");

    assertThat(changes.of(code)).isEqualTo(2);
  }

  @Test
  void claimsAndPartnerBelongToTheBrief() {
    Map<String, Object> form = new HashMap<>(Briefs.form());
    form.put("author", "marketer");
    form.put("claims", true);
    form.put("partner", " Krone Print ");

    recordBrief.perform(new MapStep(code, form));

    assertThat(campaigns.get(code).claims()).isTrue();
    assertThat(campaigns.get(code).partner()).isEqualTo("Krone Print");
    assertThat(openBrief.perform(new MapStep(code, Map.of())).variables())
        .containsEntry("claims", true)
        .containsEntry("partner", "Krone Print");
    recordBrief.perform(new MapStep(code, Briefs.form()));
    assertThat(campaigns.get(code).claims()).isFalse();
    assertThat(campaigns.get(code).partner()).isNull();
    assertThat(openBrief.perform(new MapStep(code, Map.of())).variables())
        .containsEntry("claims", false)
        .containsEntry("partner", "");
  }

  @Test
  void stagesFollowInOrderAndKeepTheirFirstTime() {
    recorded();
    campaigns.moveTo(code, CampaignStatus.APPROVING);
    campaigns.moveTo(code, CampaignStatus.BRIEFING);
    campaigns.moveTo(code, CampaignStatus.APPROVING);
    campaigns.moveTo(code, CampaignStatus.RELEASED);
    Instant frozen = clock.instant();
    clock.advance(Duration.ofHours(1));
    campaigns.moveTo(code, CampaignStatus.RELEASED);
    campaigns.moveTo(code, CampaignStatus.DELIVERING);
    campaigns.moveTo(code, CampaignStatus.LISTENING);

    Campaign campaign = campaigns.get(code);
    assertThat(campaign.frozenAt()).isEqualTo(frozen);
    assertThat(campaign.deliveryStartedAt()).isEqualTo(clock.instant());
    assertThat(campaign.deliveryFinishedAt()).isEqualTo(clock.instant());
    assertThatThrownBy(() -> campaigns.moveTo(code, CampaignStatus.DELIVERING))
        .isInstanceOf(CampaignRefused.class)
        .hasMessageContaining("listening");
  }

  @Test
  void onlyARunningDeliveryThatIsNotPausedMayDeliver() {
    recorded();
    assertThat(campaigns.mayDeliver(code)).isFalse();
    campaigns.moveTo(code, CampaignStatus.DELIVERING);
    assertThat(campaigns.mayDeliver(code)).isTrue();

    campaigns.pause(code, "marketer");
    campaigns.pause(code, "marketer");
    assertThat(campaigns.mayDeliver(code)).isFalse();
    campaigns.resume(code, "marketer");
    assertThat(campaigns.mayDeliver(code)).isTrue();
    campaigns.stop(code, "marketer", "Wrong price.");
    assertThat(campaigns.mayDeliver(code)).isFalse();

    assertThat(processes.calls().stream().filter(call -> call.endsWith(code)))
        .containsExactly(
            "pause " + code, "resume " + code, "tell campaign.campaignStopped " + code);
    assertThat(campaigns.log(code))
        .extracting(LogEntry::what)
        .containsExactly("paused", "resumed", "stopped");
    assertThat(campaigns.log(code).get(2).detail()).isEqualTo("Wrong price.");
    assertThat(campaigns.get(code).outcome()).isEqualTo("stopped");
    assertThatThrownBy(() -> campaigns.pause(code, "marketer")).isInstanceOf(CampaignRefused.class);
  }

  @Test
  void aStepThatEndsInTheSameMomentKeepsNobodyFromPausingResumingOrStopping() {
    recorded();

    processes.stepsEnd(2);
    campaigns.pause(code, "marketer");
    processes.stepsEnd(2);
    campaigns.resume(code, "marketer");
    processes.stepsEnd(2);
    campaigns.stop(code, "marketer", "Wrong price.");

    assertThat(campaigns.log(code))
        .extracting(LogEntry::what)
        .containsExactly("paused", "resumed", "stopped");
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.CLOSED);
  }

  @Test
  void aClosedCampaignStaysClosed() {
    recorded();
    closeCampaign.perform(
        new MapStep(
            code,
            Map.of(
                "closeOutcome", "completed", "learned", "Short subjects.", "nextStep", "repeat")));
    campaigns.close(code, "stopped", null, null);

    Campaign campaign = campaigns.get(code);
    assertThat(campaign.outcome()).isEqualTo("completed");
    assertThat(campaign.learned()).isEqualTo("Short subjects.");
    assertThat(campaign.nextStep()).isEqualTo("repeat");
    assertThat(campaign.closedAt()).isEqualTo(clock.instant());
    assertThatThrownBy(() -> campaigns.close(code, "lost", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFormGoesIntoTheTableAndComesBack() {
    Map<String, Object> form = new HashMap<>(Briefs.form());
    form.put("author", "marketer");

    var result = recordBrief.perform(new MapStep(code, form));

    assertThat(result.variables()).containsOnlyKeys("campaignName");
    assertThat(result.removed()).contains("cells", "goal", "sendAt").doesNotContain("campaignName");
    Campaign campaign = campaigns.get(code);
    assertThat(campaign.sendAt()).isEqualTo("2026-11-30T09:15:00Z");
    assertThat(campaign.budgetMinor()).isEqualTo(100_050);
    assertThat(campaign.fixedCostMinor()).isEqualTo(20_000);
    assertThat(campaign.costPerEmailMinor()).isEqualByComparingTo(new BigDecimal("0.08"));
    assertThat(campaigns.problems(code)).isEmpty();
    Map<String, Object> again = openBrief.perform(new MapStep(code, Map.of())).variables();
    assertThat(again)
        .containsEntry("campaignName", "Summer")
        .containsEntry("budget", 1000.5)
        .containsEntry("costPerEmail", 0.0008)
        .containsEntry("author", "marketer")
        .containsEntry("responseWindowDays", 14)
        .containsEntry("sendAt", "2026-11-30T09:15:00Z");
    recordBrief.perform(new MapStep(code, again));
    assertThat(campaigns.get(code).cells()).isEqualTo(campaign.cells());
  }

  @Test
  void whatCannotBeKeptIsSaidAndTheRestIsKept() {
    Map<String, Object> form = new HashMap<>(Briefs.form());
    form.put("author", "marketer");
    form.put("goal", "x".repeat(501));
    form.put("sendAt", "tomorrow");
    form.put("budget", "a lot");
    form.put("currency", "Euro");
    form.put("responseWindowDays", 1.5);
    form.put(
        "cells",
        List.of(
            Map.of("name", "A", "share", 50, "content", "a"),
            Map.of("name", "a", "share", 50, "content", "b")));

    recordBrief.perform(new MapStep(code, form));

    assertThat(campaigns.problems(code))
        .contains(
            "Goal: it has 501 characters, at most 500 are kept.",
            "Send date: \"tomorrow\" is not a date and time.",
            "Budget: \"a lot\" is not a number; write it as 12.5.",
            "Currency: \"EURO\" is no code of three letters.",
            "Response window: \"1.5\" is no whole number of days.",
            "Cells: two are named \"a\". Give each its own name.");
    assertThat(campaigns.get(code).cells()).extracting(Cell::name).containsExactly("A", "a (2)");
    campaigns.record(code, "marketer", Briefs.sound());
    assertThat(campaigns.problems(code)).isEmpty();
  }

  @Test
  void whatPartnersMakeGoesIntoTheTableAndComesBack() {
    Map<String, Object> form = withPartners();

    recordBrief.perform(new MapStep(code, form));

    assertThat(campaigns.problems(code)).isEmpty();
    assertThat(campaigns.get(code).cells())
        .extracting(Cell::channel)
        .containsExactly("email", "letter");
    List<Deliverable> first = deliverables.of(code);
    assertThat(first).extracting(Deliverable::no).containsExactly(1, 2);
    assertThat(first.get(1).kind()).isEqualTo(DeliverableKind.LETTER);
    assertThat(first.get(1).cellNo()).isEqualTo(2);
    assertThat(first.get(1).dependsOn()).containsExactly(1);
    assertThat(first.get(1).dueAt()).isEqualTo("2026-12-01T08:00:00Z");
    assertThat(first.get(1).state()).isEqualTo(Deliverable.State.PLANNED);

    Map<String, Object> again = openBrief.perform(new MapStep(code, Map.of())).variables();
    recordBrief.perform(new MapStep(code, again));

    assertThat(deliverables.of(code)).isEqualTo(first);
  }

  @Test
  void whatIsDescribedAsBeforeKeepsItsPartnerAndTheRestIsReplaced() {
    recordBrief.perform(new MapStep(code, withPartners()));
    List<Deliverable> first = deliverables.of(code);
    first.forEach(one -> deliverables.confirm(code, one.id(), 7L, 50_000L, "marketer"));
    Map<String, Object> changed = withPartners();
    rows(changed, "deliverables").get(0).put("title", "Longer copy");

    recordBrief.perform(new MapStep(code, changed));

    List<Deliverable> second = deliverables.of(code);
    assertThat(second).extracting(Deliverable::title).containsExactly("Longer copy", "Letters");
    assertThat(second.get(0).partnerId()).isNull();
    assertThat(second.get(0).id()).isNotEqualTo(first.get(0).id());
    assertThat(second.get(1)).isEqualTo(deliverables.get(first.get(1).id()));
    assertThat(second.get(1).partnerId()).isEqualTo(7);
    assertThat(campaigns.problems(code)).isEmpty();
  }

  @Test
  void whatChangesItsPlaceKeepsItsRow() {
    recordBrief.perform(new MapStep(code, withPartners()));
    List<Deliverable> first = deliverables.of(code);
    Map<String, Object> turned = withPartners();
    List<Map<String, Object>> rows = rows(turned, "deliverables");
    rows.get(1).put("needs", "1");
    turned.put("deliverables", List.of(rows.get(1), rows.get(0)));

    recordBrief.perform(new MapStep(code, turned));

    assertThat(deliverables.of(code))
        .extracting(Deliverable::id)
        .containsExactly(first.get(1).id(), first.get(0).id());
  }

  @Test
  void whatAPartnerWorksOnIsNeverLostAndItsChangeIsRefused() {
    recordBrief.perform(new MapStep(code, withPartners()));
    List<Deliverable> first = deliverables.of(code);
    deliverables.moveTo(first.get(0).id(), Deliverable.State.FULFILLED);
    deliverables.moveTo(first.get(1).id(), Deliverable.State.ORDERED);
    Map<String, Object> changed = withPartners();
    rows(changed, "deliverables").get(0).put("quantity", 5);
    List<Map<String, Object>> onlyCopy = List.of(rows(changed, "deliverables").get(0));
    changed.put("deliverables", onlyCopy);

    recordBrief.perform(new MapStep(code, changed));

    assertThat(deliverables.of(code))
        .extracting(Deliverable::id)
        .containsExactly(first.get(0).id(), first.get(1).id());
    assertThat(deliverables.of(code)).extracting(Deliverable::quantity).containsExactly(1, 1);
    assertThat(campaigns.problems(code))
        .containsExactly(
            "Deliverable 1: \"Copy\" is fulfilled, so it stays as it was. Add another one for what is"
                + " new.",
            "Deliverable 2: \"Letters\" is ordered, so it stays as it was. Cancel its order before you"
                + " change it.");

    recordBrief.perform(
        new MapStep(code, openBrief.perform(new MapStep(code, Map.of())).variables()));
    assertThat(campaigns.problems(code)).isEmpty();
  }

  @Test
  void whatADeliverableCannotKeepIsSaid() {
    Map<String, Object> form = withPartners();
    Map<String, Object> letters = rows(form, "deliverables").get(1);
    letters.put("cell", "C");
    letters.put("quantity", "many");
    letters.put("needs", "1, two");
    letters.put("dueAt", "soon");
    rows(form, "deliverables").get(0).put("kind", "flyer");
    rows(form, "cells").get(0).put("channel", "fax");

    recordBrief.perform(new MapStep(code, form));

    assertThat(campaigns.problems(code))
        .contains(
            "Cell 1: \"fax\" is no channel; choose e-mail, letter, postcard or call.",
            "Deliverable 1: \"flyer\" is no kind of deliverable; choose one of the list.",
            "Deliverable 2: there is no cell \"C\"; write the name of one of the cells above.",
            "Deliverable 2, quantity: \"many\" is no whole number from 0 to 1,000,000.",
            "Deliverable 2, needs: \"two\" is no number of a deliverable; write them as 1, 2.",
            "Deliverable 2, due date: \"soon\" is not a date and time.",
            "Deliverable 2: name the cell whose people get the printed letters.",
            "Deliverable 2: it needs deliverable 1, which is not there.");
  }

  @Test
  void aKitAndABudgetOfCallsAreKeptAndChanged() {
    Map<String, Object> form = withPartners();
    Map<String, Object> first = rows(form, "deliverables").get(0);
    first.putAll(Map.of("kind", "kit", "kit", "spring-window", "drafts", 2));
    recordBrief.perform(new MapStep(code, form));

    Deliverable kit = deliverables.of(code).get(0);
    assertThat(DeliverableDetails.of(kit.details()).kit()).isEqualTo("spring-window");
    assertThat(kit.maxRevisions()).as("the centre judges what was filled").isZero();
    first.put("kit", "");
    recordBrief.perform(new MapStep(code, form));
    assertThat(deliverables.of(code).get(0).details()).as("taken away again").isNull();

    first.putAll(Map.of("kind", "call", "budget", 250.5));
    recordBrief.perform(new MapStep(code, form));
    assertThat(DeliverableDetails.of(deliverables.of(code).get(0).details()).budgetMinor())
        .isEqualTo(25_050);
    assertThat(campaigns.problems(code)).noneMatch(problem -> problem.contains("budget"));

    first.putAll(Map.of("kind", "copy", "kit", "x", "budget", "0.001"));
    recordBrief.perform(new MapStep(code, form));
    assertThat(campaigns.problems(code))
        .contains(
            "Deliverable 1: only a reseller kit names a kit of the catalogue.",
            "Deliverable 1: only calls have a budget of their own.");
    first.putAll(Map.of("kind", "call", "kit", ""));
    recordBrief.perform(new MapStep(code, form));
    assertThat(campaigns.problems(code))
        .contains(
            "Deliverable 1, budget: \"0.001\" is no amount above 0 with at most two decimals.");
  }

  private static Map<String, Object> withPartners() {
    Map<String, Object> form = new HashMap<>(Briefs.form());
    form.put("author", "marketer");
    form.put(
        "cells",
        List.of(
            new HashMap<>(Map.of("name", "A", "share", 50, "content", "a")),
            new HashMap<>(Map.of("name", "B", "share", 50, "channel", "letter", "content", "b"))));
    form.put(
        "deliverables",
        List.of(
            new HashMap<>(
                Map.of("kind", "copy", "title", "Copy", "asked", "Warm", "quantity", 1.0)),
            new HashMap<>(
                Map.of(
                    "kind",
                    "letter",
                    "title",
                    "Letters",
                    "asked",
                    "A4, two colours",
                    "cell",
                    "b",
                    "needs",
                    "1",
                    "dueAt",
                    "2026-12-01T09:00+01:00",
                    "drafts",
                    2))));
    return form;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, Object> form, String list) {
    return (List<Map<String, Object>>) form.get(list);
  }
}
