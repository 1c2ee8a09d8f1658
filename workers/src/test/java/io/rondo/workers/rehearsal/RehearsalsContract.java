package io.rondo.workers.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.campaign.UnknownCampaign;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.EmailHash;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.rehearsal.LinkCheck.Answer;
import io.rondo.workers.rehearsal.Rehearsal.CellCount;
import io.rondo.workers.rehearsal.Rehearsal.Collision;
import io.rondo.workers.rehearsal.Rehearsal.DayLoad;
import io.rondo.workers.rehearsal.Rehearsal.LinkState;
import io.rondo.workers.rehearsal.Rehearsal.Money;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a rehearsal must say on every database. */
abstract class RehearsalsContract {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-02");

  @Autowired private FrozenCampaigns frozen;
  @Autowired private Campaigns campaigns;
  @Autowired private Deliverables deliverables;
  @Autowired private Contents contents;
  @Autowired private Customers customers;
  @Autowired private Suppressions suppressions;
  @Autowired private Holds holds;
  @Autowired private RehearsalMapper mapper;
  @Autowired private Rehearsals rehearsals;
  @Autowired private RehearseCampaignWorker worker;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  @AfterEach
  void forget() {
    EmptyTables.in(jdbc);
    clock.reset();
  }

  private void crowd(int size) {
    frozen.customers(0, size, i -> "Mia" + i + ",Bern");
  }

  @Test
  void everybodyIsCountedByCellOrReason() {
    crowd(400);
    String code = frozen.frozen("number != null", null);

    Rehearsal rehearsal = rehearsals.rehearse(code);

    assertThat(rehearsal.people()).isEqualTo(400);
    assertThat(rehearsal.exclusions()).containsOnlyKeys("hold_out");
    assertThat(rehearsal.planned() + rehearsal.exclusions().get("hold_out")).isEqualTo(400);
    assertThat(rehearsal.cells()).extracting(CellCount::cell).containsExactly("A", "B");
    assertThat(rehearsal.cells()).extracting(CellCount::channel).containsOnly("email");
    assertThat(rehearsal.cells().stream().mapToLong(CellCount::people).sum())
        .isEqualTo(rehearsal.planned());
    assertThat(rehearsal.rehearsedAt()).isEqualTo(clock.instant());
  }

  @Test
  void whoWithdrewSinceTheFreezeIsAnExclusionAsAtSending() {
    crowd(10);
    String code = frozen.frozen("number != null", null, 0, "A", "B");
    jdbc.update(
        "update consent set granted = false where customer_id ="
            + " (select id from customer where customer_number = 'N-0')");
    suppressions.suppress("email", EmailHash.of("n1@example.test"), SuppressionReason.UNSUBSCRIBED);
    customers.erase("N-2", "privacy");

    Rehearsal rehearsal = rehearsals.rehearse(code);

    assertThat(rehearsal.planned()).isEqualTo(7);
    assertThat(rehearsal.exclusions())
        .isEqualTo(Map.of("no_consent", 1L, "suppressed", 1L, "no_address", 1L));
    assertThat(rehearsal.samplePeople()).doesNotContain(idOf("N-0"), idOf("N-1"));
  }

  @Test
  void whomACaseHoldsNowIsCountedAmongThoseWhoWouldBeMailed() {
    crowd(10);
    String code = frozen.frozen("number != null", null, 0, "A", "B");
    holds.hold(idOf("N-0"), HoldReason.COMPLAINT, "S-2026-0001");
    holds.hold(idOf("N-0"), HoldReason.CASE, "S-2026-0002");
    holds.hold(idOf("N-1"), HoldReason.CASE, "S-2026-0003");
    holds.hold(idOf("N-2"), HoldReason.CASE, "S-2026-0004");
    holds.release("S-2026-0004");
    jdbc.update(
        "update consent set granted = false where customer_id ="
            + " (select id from customer where customer_number = 'N-1')");

    Rehearsal rehearsal = rehearsals.rehearse(code);

    assertThat(rehearsal.onHold()).as("once, and only whoever would be mailed").isEqualTo(1);
    assertThat(rehearsal.planned()).isEqualTo(9);
    assertThat(rehearsals.latest(code)).contains(rehearsal);
    jdbc.update("update rehearsal set report = replace(report, '\"onHold\":1,', '')");
    assertThat(rehearsals.latest(code).orElseThrow().onHold()).as("of an old report").isZero();
  }

  @Test
  void theCostIsComparedWithTheBudget() {
    crowd(100);
    String code = frozen.frozen("number != null", null, 0, "A");

    assertThat(rehearsals.rehearse(code).money()).isEqualTo(new Money(5_050, 10_000, "EUR", true));

    jdbc.update("update campaign set budget_minor = 5049 where code = ?", code);
    assertThat(rehearsals.rehearse(code).money()).isEqualTo(new Money(5_050, 5_049, "EUR", false));
  }

  @Test
  void fivePeopleAreSpreadOverTheCellsAndTheFirstIsTheOneOfWhomLeastIsKnown() {
    frozen.customers(0, 60, i -> i == 33 ? "," : i == 40 ? ",Bern" : "Mia,Bern");
    String code = frozen.frozen("number != null", null, 0, "A", "B");

    List<Long> people = rehearsals.rehearse(code).samplePeople();

    assertThat(people).hasSize(5).doesNotHaveDuplicates();
    assertThat(people.get(0)).isEqualTo(idOf("N-33"));
    assertThat(people.subList(1, 5)).doesNotContain(idOf("N-40"));
    Map<String, Long> perCell =
        people.stream()
            .collect(Collectors.groupingBy(id -> cellOf(code, id), Collectors.counting()));
    assertThat(perCell.values()).containsExactlyInAnyOrder(2L, 3L);
    assertThat(rehearsals.rehearse(code).samplePeople()).isEqualTo(people);
  }

  @Test
  void aSmallAudienceIsLookedAtWholeAndNobodyIsNobody() {
    crowd(3);
    assertThat(rehearsals.rehearse(frozen.frozen("number != null", null, 0, "A")).samplePeople())
        .hasSize(3);
    Rehearsal nobody = rehearsals.rehearse(frozen.frozen("number = \"none\"", null, 0, "A"));
    assertThat(nobody.samplePeople()).isEmpty();
    assertThat(nobody.people()).isZero();
    assertThat(nobody.cells()).containsExactly(new CellCount("A", "email", 0));
    assertThat(nobody.money().costMinor()).isEqualTo(5_000);
  }

  @Test
  void theLoadOfFourteenDaysBeginsOnTheSendDay() {
    crowd(20);
    frozen.frozen("number != null", at(5), 0, "A");
    frozen.frozen("number != null", at(5).plusSeconds(60), 0, "A");
    frozen.frozen("number != null", at(17), 0, "A");
    frozen.frozen("number != null", null, 0, "A");
    sent(frozen.frozen("number != null", null, 0, "A"), at(4));
    String closed = frozen.frozen("number != null", at(4), 0, "A");
    campaigns.close(closed, "rejected", null, null);
    String code = frozen.frozen("number = \"N-1\"", at(4), 0, "A");

    List<DayLoad> load = rehearsals.rehearse(code).load();

    assertThat(load).hasSize(14);
    assertThat(load.get(0)).isEqualTo(new DayLoad(TODAY.plusDays(4), 1, 20));
    assertThat(load.get(1)).isEqualTo(new DayLoad(TODAY.plusDays(5), 0, 40));
    assertThat(load.get(13)).isEqualTo(new DayLoad(TODAY.plusDays(17), 0, 20));
    assertThat(load.subList(2, 13)).allMatch(day -> day.mails() + day.ofOthers() == 0);
  }

  @Test
  void whoIsMailedByOthersWithinAWeekIsACollision() {
    crowd(20);
    String near = frozen.frozen("number != null", at(17), 0, "A");
    frozen.frozen("number != null", at(18), 0, "A");
    String before = frozen.frozen("ends with(number, \"1\")", null, 0, "A");
    sent(before, at(3));
    sent(frozen.frozen("number != null", null, 0, "A"), at(2));
    String code = frozen.frozen("starts with(number, \"N-1\")", at(10), 0, "A");

    assertThat(rehearsals.rehearse(code).collisions())
        .containsExactly(
            new Collision(near, "Spring of " + near, TODAY.plusDays(17), 11),
            new Collision(before, "Spring of " + before, TODAY.plusDays(3), 2));
    assertThat(rehearsals.rehearse(near).collisions())
        .extracting(Collision::code)
        .contains(code)
        .doesNotContain(before);
  }

  @Test
  void aCampaignAloneCollidesWithNobody() {
    crowd(5);
    Rehearsal rehearsal = rehearsals.rehearse(frozen.frozen("number != null", null));
    assertThat(rehearsal.collisions()).isEmpty();
    assertThat(rehearsal.load().get(0).day()).isEqualTo(TODAY);
  }

  @Test
  void everyLinkOfEveryPinnedContentIsLookedAt() {
    crowd(2);
    String code = frozen.frozen("number != null", null, 0, "A", "B");
    LinkCheck door =
        urls -> {
          assertThat(urls)
              .containsExactly("https://shop.example/spring?a=1&b=2", "https://shop.example/buy");
          return Map.of(
              "https://shop.example/buy",
              new Answer(LinkCheck.State.BROKEN, "404 " + "x".repeat(300)));
        };

    List<LinkState> links = with(door).rehearse(code).links();

    assertThat(links)
        .extracting(link -> link.content() + " " + link.url() + " " + link.state())
        .containsExactly(
            "hello-A https://shop.example/spring?a=1&b=2 unchecked",
            "hello-A https://shop.example/buy broken",
            "hello-B https://shop.example/spring?a=1&b=2 unchecked",
            "hello-B https://shop.example/buy broken");
    assertThat(links.get(1).detail()).hasSize(200).startsWith("404 ");
  }

  @Test
  void aCheckThatFailsSpoilsNoRehearsal() {
    crowd(2);
    String code = frozen.frozen("number != null", null, 0, "A");
    LinkCheck door =
        urls -> {
          throw new IllegalStateException("out of sockets");
        };

    assertThat(with(door).rehearse(code).links())
        .extracting(LinkState::state)
        .containsOnly("unchecked");
  }

  @Test
  void everyRehearsalIsKeptWithIdsOfPeopleAndNothingElse() {
    crowd(8);
    String code = frozen.frozen("number != null", at(1), 0, "A", "B");
    assertThat(rehearsals.latest(code)).isEmpty();

    Rehearsal first = rehearsals.rehearse(code);
    clock.advance(Duration.ofHours(1));
    worker.perform(new MapStep(code, Map.of()));

    Rehearsal second = rehearsals.latest(code).orElseThrow();
    assertThat(rehearsals.of(code)).containsExactly(second, first);
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(second.samplePeople()).isEqualTo(first.samplePeople());
    assertThat(jdbc.queryForList("select report from rehearsal", String.class))
        .allMatch(
            report -> !report.contains("@") && !report.contains("Mia") && !report.contains("N-"));
    assertThat(worker.transactional()).isFalse();
    assertThatThrownBy(() -> rehearsals.latest("C-1999-0001")).isInstanceOf(UnknownCampaign.class);
  }

  @Test
  void nobodyWaitsForALinkWithATransactionOpen() {
    TransactionTemplate open = new TransactionTemplate(transactions);
    assertThatThrownBy(() -> open.execute(status -> rehearsals.rehearse("C-1999-0001")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private Rehearsals with(LinkCheck door) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("links", door));
    return new Rehearsals(
        campaigns,
        deliverables,
        mapper,
        new LinkReport(contents, beans.getBeanProvider(LinkCheck.class)),
        clock);
  }

  private Instant at(int days) {
    return clock.instant().plus(Duration.ofDays(days));
  }

  private void sent(String code, Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    jdbc.update(
        "update campaign set status = 'listening', delivery_started_at = ?, delivery_finished_at ="
            + " ? where code = ?",
        time,
        time,
        code);
    jdbc.update(
        "update delivery set state = 'sent', sent_at = ? where campaign_id ="
            + " (select id from campaign where code = ?)",
        time,
        code);
  }

  private long idOf(String number) {
    return jdbc
        .queryForList("select id from customer where customer_number = ?", Long.class, number)
        .stream()
        .findFirst()
        .orElse(-1L);
  }

  private String cellOf(String code, long customerId) {
    return jdbc.queryForObject(
        "select cell from delivery where customer_id = ? and campaign_id ="
            + " (select id from campaign where code = ?)",
        String.class,
        customerId,
        code);
  }

  @Test
  void lettersCountByTheirOwnRulesAndCostWhatTheirPartnerAsks() {
    crowd(10);
    String code = frozen.frozen("number != null", null, 0, "A");
    jdbc.update(
        "update delivery set channel = 'letter' where customer_id in"
            + " (select id from customer where customer_number in ('N-0', 'N-1', 'N-2'))");
    jdbc.update("update customer set postal_hash = 'p0' where customer_number in ('N-0', 'N-1')");
    jdbc.update(
        "insert into consent (customer_id, channel, purpose, granted, decided_at, source,"
            + " recorded_at) select id, 'letter', 'marketing', true, created_at, 'shop',"
            + " created_at from customer where customer_number = 'N-0'");
    jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " quantity, max_revisions, state, price_minor) select id, 1, 'letter', 't', 'b', 1,"
            + " 0, 'planned', 900 from campaign where code = ?",
        code);
    jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " quantity, max_revisions, state, price_minor) select id, 2, 'copy', 't', 'b', 1,"
            + " 0, 'dropped', 4000 from campaign where code = ?",
        code);

    Rehearsal rehearsal = rehearsals.rehearse(code);

    assertThat(rehearsal.planned()).isEqualTo(8);
    assertThat(rehearsal.exclusions()).isEqualTo(Map.of("no_address", 1L, "no_consent", 1L));
    assertThat(rehearsal.cells())
        .containsExactlyInAnyOrder(new CellCount("A", "email", 7), new CellCount("A", "letter", 1));
    assertThat(rehearsal.money().costMinor()).isEqualTo(5_000 + 4 + 900);
    assertThat(rehearsal.samplePeople()).contains(idOf("N-0"));
  }
}
