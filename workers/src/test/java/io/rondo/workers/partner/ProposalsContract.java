package io.rondo.workers.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rondo.workers.audience.AudienceFrozen;
import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.campaign.LogEntry;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakeDecisions;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who is proposed for what a campaign needs, on every database. Today is 2 November 2026, a Monday;
 * the letters are due a week later, on a Monday evening: six working days.
 */
abstract class ProposalsContract {

  private static final String CODE = "C-2026-9001";
  private static final Instant DUE = Instant.parse("2026-11-09T16:00:00Z");

  @Autowired private Partners partners;
  @Autowired private Proposals proposals;
  @Autowired private Capacity capacity;
  @Autowired private Punctuality punctuality;
  @Autowired private ProposePartnersWorker proposePartners;
  @Autowired private ConfirmPartnersRule confirmPartners;
  @Autowired private Campaigns campaigns;
  @Autowired private Deliverables deliverables;
  @Autowired private FakeDecisions decisions;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  /** What the table was asked, in order. */
  private final List<Map<String, Object>> asked = new ArrayList<>();

  @BeforeEach
  void empty() {
    EmptyTables.in(jdbc);
    decisions.table(
        "PartnerChoice",
        facts -> {
          asked.add(facts);
          boolean fit = "live".equals(facts.get("state")) && (int) facts.get("capacityLeft") >= 100;
          int points = fit && facts.get("priceAbove").equals(BigDecimal.ZERO) ? 90 : 50;
          return List.of(
              Map.of("fit", fit, "points", points, "why", fit ? "It fits." : "It does not fit."));
        });
  }

  @AfterEach
  void clean() {
    decisions.clear();
    clock.reset();
  }

  @Test
  void theTableIsAskedWithWhatIsKnownOfEachPartner() {
    Partner cheap = letters("cheap", "10");
    Partner dear = letters("dear", "12.5");
    letters("sandboxed", "1", false);
    campaign(letters());

    Proposals.Outcome outcome = proposals.propose(CODE);

    assertThat(outcome).isEqualTo(new Proposals.Outcome(false, 2));
    assertThat(asked)
        .extracting(
            facts -> facts.get("state"),
            facts -> facts.get("priceAbove"),
            facts -> facts.get("capacityLeft"),
            facts -> facts.get("punctuality"),
            facts -> facts.get("capable"),
            facts -> facts.get("speaks"),
            facts -> facts.get("underContract"),
            facts -> facts.get("sameCurrency"))
        .containsExactlyInAnyOrder(
            tuple("live", BigDecimal.ZERO, 600, -1, true, true, true, true),
            tuple("live", new BigDecimal("22.8"), 600, -1, true, true, true, true),
            tuple("sandbox", BigDecimal.ZERO, 600, -1, true, true, true, true));
    assertThat(proposals.of(CODE))
        .extracting(Proposal::partnerCode, Proposal::place, Proposal::priceMinor, Proposal::why)
        .containsExactly(
            tuple("cheap", 1, 11_000L, "It fits."),
            tuple("dear", 2, 13_500L, "It fits."),
            tuple("sandboxed", 0, 2_000L, "It does not fit."));
    assertThat(proposals.of(CODE).get(0).capacityLeft()).isEqualTo(6_000);
    assertThat(proposals.price(deliverable().id(), dear.id()).orElseThrow().priceMinor())
        .isEqualByComparingTo("12.5");
    assertThat(cheap.id()).isNotEqualTo(dear.id());
  }

  @Test
  void anotherContractLanguageOrCurrencyIsToldToTheTable() {
    Partner partner = letters("north", "10");
    partners.offer(
        partner.id(),
        List.of(
            new Capability(DeliverableKind.LETTER, List.of("fr"), 0, new BigDecimal("10"), "CHF")),
        "tess");
    jdbc.update("update partner set contract_ends_on = '2026-11-08'");
    campaign(
        new Deliverable(
            0,
            1,
            DeliverableKind.LETTER,
            "Letters",
            "As in spring",
            null,
            1_000,
            List.of(),
            DUE,
            1,
            "{\"language\":\"de\"}",
            Deliverable.State.PLANNED,
            null,
            null));

    proposals.propose(CODE);

    assertThat(asked.get(0))
        .containsEntry("speaks", false)
        .containsEntry("sameCurrency", false)
        .containsEntry("underContract", false);
  }

  @Test
  void aPersonDoesWithoutWhatReachesNobodyByItselfAndSaysWhy() {
    campaign(made(DeliverableKind.COPY, "Words"));
    proposals.propose(CODE);
    long words = deliverable().id();
    assertThatThrownBy(() -> proposals.drop(CODE, words, " ", "tess"))
        .isInstanceOf(ProposalRefused.class)
        .hasMessageContaining("why C-2026-9001 does without “Words”");

    proposals.drop(CODE, words, "We write it ourselves.", "tess");

    assertThat(deliverable().state()).isEqualTo(Deliverable.State.DROPPED);
    assertThat(proposals.open(CODE)).isEmpty();
    assertThat(proposals.propose(CODE).confirmed()).isTrue();
    assertThat(deliverables.costMinor(CODE)).isZero();
    assertThat(campaigns.log(CODE))
        .extracting(LogEntry::detail)
        .contains("Words: We write it ourselves.");
    assertThatThrownBy(() -> proposals.drop(CODE, words, "Again.", "tess"))
        .isInstanceOf(ProposalRefused.class)
        .hasMessageContaining("does without");
  }

  @Test
  void whatPeopleOfACellGetCannotJustBeLeftOut() {
    campaign(letters());

    assertThatThrownBy(() -> proposals.drop(CODE, deliverable().id(), "Too dear.", "tess"))
        .isInstanceOf(ProposalRefused.class)
        .hasMessageContaining("give the cell another channel");

    assertThat(deliverable().state()).isEqualTo(Deliverable.State.PLANNED);
  }

  @Test
  void afterTheReleaseNothingIsLeftOut() {
    campaign(made(DeliverableKind.KIT, "Kits"));
    jdbc.update("update campaign set frozen_at = created_at where code = ?", CODE);

    assertThatThrownBy(() -> proposals.drop(CODE, deliverable().id(), "Too dear.", "tess"))
        .isInstanceOf(ProposalRefused.class)
        .hasMessageContaining("released");

    assertThat(deliverable().state()).isEqualTo(Deliverable.State.PLANNED);
  }

  private static Deliverable made(DeliverableKind kind, String title) {
    return new Deliverable(
        0,
        1,
        kind,
        title,
        "As in spring",
        null,
        1,
        List.of(),
        DUE,
        1,
        null,
        Deliverable.State.PLANNED,
        null,
        null);
  }

  @Test
  void thePeopleOfTheCellAreThePieces() {
    letters("north", "10");
    campaign(Briefs.deliverable(1, DeliverableKind.LETTER, "Letters", 2));
    ledger("B", "planned", "planned", "excluded");
    ledger("A", "planned");

    assertThat(proposals.quantity(campaigns.get(CODE), deliverable())).isEqualTo(2);
    proposals.propose(CODE);
    assertThat(proposals.of(CODE).get(0).priceMinor()).isEqualTo(1_020);
  }

  @Test
  void theConfirmedPartnerTakesThePriceForThePeopleWhoWereFrozen() {
    letters("north", "10");
    campaign(Briefs.deliverable(1, DeliverableKind.LETTER, "Letters", 2));
    proposals.propose(CODE);
    proposals.confirm(CODE, deliverable().id(), "north", "mia");
    assertThat(deliverable().priceMinor()).isEqualTo(1_010);
    ledger("B", "planned", "planned", "planned", "excluded");

    proposals.frozen(new AudienceFrozen(CODE));

    assertThat(deliverable().priceMinor()).isEqualTo(1_030);
  }

  @Test
  void openOrdersTakeCapacityUntilTheyAreProduced() {
    Partner partner = letters("north", "10");
    campaign(letters());
    order(partner, 700, "accepted", DUE, "");
    order(partner, 800, "submitted", null, "");
    order(partner, 1_000, "accepted", DUE.plus(Duration.ofDays(1)), "");
    order(partner, 1_000, "produced", DUE, "produced_at = placed_at");
    order(partner, 1_000, "rejected", DUE, "");
    order(partner, 1_000, "submitted", DUE, "replaced_at = placed_at");
    order(partner, 1_000, "accepted", DUE, "test = true");
    order(partner, 1_000, "accepted", DUE, "closed_at = placed_at");

    assertThat(capacity.left(partner.id(), DUE)).isEqualTo(6_000 - 1_500);
    // as soon as possible: 8 + 16 + 24 working hours
    assertThat(capacity.left(partner.id(), null)).isPositive();
    order(partner, 100_000, "accepted", DUE, "");
    assertThat(capacity.left(partner.id(), DUE)).isZero();
  }

  @Test
  void punctualityCountsOrdersThatAreOver() {
    Partner partner = letters("north", "10");
    campaign(letters());
    assertThat(punctuality.of(partner.id())).isEmpty();

    order(partner, 1, "handed_over", DUE, "closed_at = placed_at");
    order(partner, 1, "handed_over", DUE, "closed_at = placed_at");
    order(partner, 1, "handed_over", DUE, "closed_at = placed_at, late_steps = 1");
    order(partner, 1, "accepted", DUE, "late_steps = 3");
    order(partner, 1, "handed_over", DUE, "closed_at = placed_at, late_steps = 1, test = true");
    order(partner, 1, "rejected", DUE, "closed_at = placed_at, replaced_at = placed_at");
    assertThat(punctuality.of(partner.id())).hasValue(66);
    order(partner, 1, "submitted", DUE, "replaced_at = placed_at");
    assertThat(punctuality.of(partner.id())).hasValue(50);
    letters("new", "10");
    assertThat(punctuality.ofAll()).isEqualTo(Map.of(partner.id(), 50));
  }

  @Test
  void aPersonConfirmsOneOfThoseWhoFit() {
    letters("cheap", "10");
    Partner dear = letters("dear", "12.5");
    letters("sandboxed", "1", false);
    campaign(letters());
    proposals.propose(CODE);

    refused(
        () -> proposals.confirm(CODE, deliverable().id(), "sandboxed", "mia"),
        "Partner sandboxed cannot make “Letters”: It does not fit.");
    refused(
        () -> proposals.confirm(CODE, deliverable().id(), "nobody", "mia"),
        "nobody was not proposed for “Letters”: ask for proposals again.");
    refused(
        () -> proposals.confirm(CODE, 0, "dear", "mia"),
        "The campaign C-2026-9001 asks for no such thing.");
    proposals.confirm(CODE, deliverable().id(), "dear", "mia");

    assertThat(deliverable().partnerId()).isEqualTo(dear.id());
    assertThat(deliverable().priceMinor()).isEqualTo(13_500);
    assertThat(jdbc.queryForObject("select confirmed_by from campaign_deliverable", String.class))
        .isEqualTo("mia");
    assertThat(proposals.propose(CODE).confirmed()).isTrue();
    assertThat(proposals.of(CODE)).hasSize(3);
    deliverables.moveTo(deliverable().id(), Deliverable.State.ORDERED);
    refused(
        () -> proposals.confirm(CODE, deliverable().id(), "cheap", "mia"),
        "“Letters” is ordered already: the board of orders shows from whom.");
  }

  @Test
  void nobodyIsChosenAfterTheRelease() {
    letters("north", "10");
    campaign(letters());
    proposals.propose(CODE);
    jdbc.update("update campaign set frozen_at = created_at");

    refused(
        () -> proposals.confirm(CODE, deliverable().id(), "north", "mia"),
        "C-2026-9001 is released: what was signed stays. Who is next is decided at the order.");
  }

  @Test
  void whoWasSuspendedSinceIsNotConfirmed() {
    Partner partner = letters("north", "10");
    campaign(letters());
    proposals.propose(CODE);
    partners.suspend(partner.id(), "They moved.", "tess");

    refused(
        () -> proposals.confirm(CODE, deliverable().id(), "north", "mia"),
        "Partner north cannot make “Letters”: it gets no orders any more.");
    assertThat(proposals.next(deliverable().id(), Set.of())).isEmpty();
  }

  @Test
  void theConfirmedPartnerIsFirstAndThenTheNextInPlace() {
    Partner cheap = letters("cheap", "10");
    Partner middle = letters("middle", "11");
    Partner dear = letters("dear", "12.5");
    campaign(letters());
    proposals.propose(CODE);
    long id = deliverable().id();

    assertThat(proposals.next(id, Set.of()).orElseThrow().partnerCode()).isEqualTo("cheap");
    proposals.confirm(CODE, id, "dear", "mia");
    assertThat(proposals.next(id, Set.of()).orElseThrow().partnerCode()).isEqualTo("dear");
    assertThat(proposals.next(id, Set.of(dear.id())).orElseThrow().partnerCode())
        .isEqualTo("cheap");
    assertThat(proposals.next(id, Set.of(dear.id(), cheap.id())).orElseThrow().partnerCode())
        .isEqualTo("middle");
    assertThat(proposals.next(id, Set.of(dear.id(), cheap.id(), middle.id()))).isEmpty();
  }

  @Test
  void theStepSaysWhetherAPersonIsNeeded() {
    letters("north", "10");
    campaign();
    assertThat(step().variables())
        .containsExactlyInAnyOrderEntriesOf(Map.of("partnersConfirmed", true, "proposalCount", 0));

    campaign(letters());
    assertThat(step().variables())
        .containsExactlyInAnyOrderEntriesOf(Map.of("partnersConfirmed", false, "proposalCount", 1));
    assertThat(step().removed()).containsExactly("takeProposals");
  }

  @Test
  void theTaskEndsWhenEverythingHasAPartner() {
    letters("north", "10");
    campaign(letters());
    proposals.propose(CODE);

    assertThatThrownBy(() -> complete(false))
        .isInstanceOf(TaskRefused.class)
        .hasMessage(
            "Nobody is chosen yet for “Letters”: choose on the page “Partners” of the campaign, or"
                + " say there that you do without it, or take the proposals.");
    complete(true);

    assertThat(deliverable().partnerId()).isNotNull();
    complete(false);
  }

  @Test
  void takingProposalsConfirmsNobodyWhereOneThingHasNoPartner() {
    letters("north", "10");
    campaign(letters(), Briefs.deliverable(2, DeliverableKind.COPY, "Copy", null));
    proposals.propose(CODE);

    assertThatThrownBy(() -> complete(true))
        .isInstanceOf(TaskRefused.class)
        .hasMessage(
            "No partner fits “Copy”: open “Partners” of the campaign to see why, then change the"
                + " brief or the partner, or do without it there.");
  }

  @Test
  void noAnswerOfTheTableIsNoPartner() {
    letters("north", "10");
    campaign(letters());
    decisions.clear();

    assertThat(proposals.propose(CODE)).isEqualTo(new Proposals.Outcome(false, 0));
    assertThat(proposals.of(CODE).get(0).why())
        .isEqualTo("No row of the table of partner choice says whether it fits.");
  }

  private Map<String, Object> complete(boolean take) {
    return confirmPartners.complete(CODE, "mia", new MapStep(CODE, Map.of("takeProposals", take)));
  }

  private io.rondo.workers.engine.Result step() {
    return proposePartners.perform(new MapStep(CODE, Map.of()));
  }

  private Deliverable deliverable() {
    return deliverables.of(CODE).get(0);
  }

  private Partner letters(String code, String price) {
    return letters(code, price, true);
  }

  private Partner letters(String code, String price, boolean live) {
    TestPartners world = new TestPartners(partners);
    Partner partner =
        world.sandbox(code, PartnerKind.PRINT, Transport.SFTP, DeliverableKind.LETTER);
    partners.offer(
        partner.id(),
        List.of(TestPartners.capability(DeliverableKind.LETTER, 1_000, price)),
        "tess");
    return live ? world.live(partner) : partner;
  }

  private static Deliverable letters() {
    return new Deliverable(
        0,
        1,
        DeliverableKind.LETTER,
        "Letters",
        "As in spring",
        null,
        1_000,
        List.of(),
        DUE,
        1,
        null,
        Deliverable.State.PLANNED,
        null,
        null);
  }

  private void campaign(Deliverable... wanted) {
    Brief brief = Briefs.sound();
    campaigns.record(CODE, "mia", brief.with(brief.cells(), List.of(wanted)));
  }

  private void ledger(String cell, String... states) {
    for (String state : states) {
      String number = cell + jdbc.queryForObject("select count(*) from customer", Long.class);
      Timestamp now = Timestamp.from(clock.instant());
      jdbc.update(
          "insert into customer (customer_number, hash_bits, line_hash, created_at, updated_at)"
              + " values (?, 1, '0', ?, ?)",
          number,
          now,
          now);
      jdbc.update(
          "insert into delivery (campaign_id, step, round, customer_id, channel, cell, state,"
              + " attempts, updated_at) select k.id, 'mailing', 1, p.id, 'letter', ?, ?, 0,"
              + " p.created_at from campaign k, customer p where p.customer_number = ?",
          cell,
          state,
          number);
    }
  }

  private void order(Partner partner, int quantity, String state, Instant due, String more) {
    String code = "po_" + jdbc.queryForObject("select count(*) from partner_order", Long.class);
    jdbc.update(
        "insert into partner_order (code, kind, title, campaign_id, partner_id, attempt, test, state, quantity,"
            + " setup_minor, price_minor, currency, brief, returned, placed_at, submitted_at,"
            + " due_at, late_steps, version, updated_at) select ?, 'letter', 't', c.id, ?, 1, false, ?, ?, 0, 0,"
            + " 'EUR', 'b', 0, c.created_at, c.created_at, ?, 0, 1, c.created_at from campaign c",
        code,
        partner.id(),
        state,
        quantity,
        due == null ? null : Timestamp.from(due));
    if (!more.isEmpty()) {
      jdbc.update("update partner_order set " + more + " where code = ?", code);
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable choice, String why) {
    assertThatThrownBy(choice).isInstanceOf(ProposalRefused.class).hasMessage(why);
  }
}
