package io.rondo.workers.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.UnknownCampaign;
import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.response.Actor;
import io.rondo.workers.response.IncomingEvent;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.response.Responses;
import io.rondo.workers.testing.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must count alike. */
abstract class ResultsContract {

  @Autowired private Results results;
  @Autowired private Measurements measurements;
  @Autowired private Boards boards;
  @Autowired private Responses responses;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Mailing mailing;
  private Instant sentAt;

  @BeforeEach
  void aMailingOfYesterday() {
    clock.reset();
    sentAt = clock.instant().minus(Duration.ofDays(1));
    mailing = Mailing.frozenAt(jdbc, sentAt.minusSeconds(600)).withCell(1, "A").withCell(2, "B");
  }

  @Test
  void theLedgerAccountsForEverybodyByNameAndReason() {
    mailing.mailed("A", sentAt);
    mailing.mailed("A", sentAt);
    mailing.person("A", "failed", "refused", null);
    mailing.person("B", "in_doubt", null, null);
    mailing.person(null, "excluded", "no_consent", null);
    mailing.heldOut();

    Result result = results.now(mailing.code());

    assertThat(result.ledger().total()).isEqualTo(6);
    assertThat(result.ledger().byState())
        .isEqualTo(Map.of("sent", 2L, "failed", 1L, "in_doubt", 1L, "excluded", 2L));
    assertThat(result.ledger().excludedByReason())
        .isEqualTo(Map.of("no_consent", 1L, "hold_out", 1L));
    assertThat(result.ledger().failedByReason()).isEqualTo(Map.of("refused", 1L));
    assertThat(result.cells()).extracting(Result.Cell::name).containsExactly("A", "B", "hold-out");
    Result.Cell a = result.cells().get(0);
    assertThat(List.of(a.people(), a.sent(), a.failed(), a.inDoubt()))
        .containsExactly(3L, 2L, 1L, 0L);
    assertThat(result.cells().get(2).holdOut()).isTrue();
    assertThat(result.cells().get(2).lift()).isNull();
    assertThat(result.cost().emails()).isEqualByComparingTo("0.01");
    assertThat(result.cost().total()).isEqualByComparingTo("50.01");
  }

  @Test
  void peopleAreCountedNotEvents() {
    Person person = mailing.mailed("A", sentAt);
    mailing.mailed("A", sentAt);
    tell(person, "visit", null, sentAt);
    tell(person, "visit", null, sentAt.plusSeconds(60));
    tell(person, "conversion", null, sentAt);
    tell(person, "purchase", "10.50", sentAt);
    tell(person, "purchase", "4.50", sentAt);

    Result.Cell cell = results.now(mailing.code()).cells().get(0);

    assertThat(cell.visits()).isEqualTo(1);
    assertThat(cell.conversions()).isEqualTo(1);
    assertThat(cell.spend()).isEqualByComparingTo("15.00");
    assertThat(cell.visitRate()).isEqualTo(0.5);
    assertThat(cell.spendPerHead()).isEqualTo(7.5);
  }

  @Test
  void aPurchaseIsAConversionButNotAVisit() {
    tell(mailing.heldOut(), "purchase", "1", sentAt);

    Result.Cell cell = results.now(mailing.code()).cells().get(2);

    assertThat(cell.conversions()).isEqualTo(1);
    assertThat(cell.visits()).isZero();
  }

  @Test
  void onlyEventsOfTheWindowAndOfThisCampaignCount() {
    Person person = mailing.mailed("A", sentAt);
    Mailing other = Mailing.frozenAt(jdbc, sentAt);
    tell(person, "visit", null, sentAt.minusSeconds(601));
    tell(person, "visit", null, clock.instant().plusSeconds(1));
    responses.receive(
        "api",
        List.of(
            new IncomingEvent(id(), "visit", person.number(), other.code(), sentAt, null, null)));
    assertThat(results.now(mailing.code()).cells().get(0).visits()).isZero();

    responses.receive(
        "api",
        List.of(
            new IncomingEvent(id(), "visit", person.number(), mailing.code(), sentAt, null, null)));
    assertThat(results.now(mailing.code()).cells().get(0).visits()).isEqualTo(1);
  }

  @Test
  void spendInAnotherCurrencyIsSaidNotAdded() {
    Person person = mailing.mailed("A", sentAt);
    responses.receive(
        "api",
        List.of(
            new IncomingEvent(
                id(), "purchase", person.number(), null, sentAt, BigDecimal.TEN, "EUR")));

    Result result = results.now(mailing.code());

    assertThat(result.cells().get(0).conversions()).isEqualTo(1);
    assertThat(result.cells().get(0).spend()).isEqualByComparingTo("0");
    assertThat(result.purchasesInOtherCurrencies()).isEqualTo(1);
  }

  @Test
  void botsAndProxiesAreNoPeople() {
    Person reader = mailing.mailed("A", sentAt);
    Person scanned = mailing.mailed("A", sentAt);
    responses.opened(new Tracked(reader.deliveryId(), 0), Actor.HUMAN);
    responses.clicked(new Tracked(reader.deliveryId(), 1), Actor.HUMAN);
    clock.advance(Duration.ofMinutes(1));
    responses.clicked(new Tracked(reader.deliveryId(), 1), Actor.HUMAN);
    responses.opened(new Tracked(scanned.deliveryId(), 0), Actor.PROXY);
    responses.clicked(new Tracked(scanned.deliveryId(), 1), Actor.SUSPECTED_BOT);
    responses.unsubscribed(new Tracked(reader.deliveryId(), 0), "page");

    Result.Cell cell = results.now(mailing.code()).cells().get(0);

    assertThat(List.of(cell.opened(), cell.clicked(), cell.unsubscribed()))
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void extraSalesAndRoiNeedEnoughDataInEveryCell() {
    for (int i = 0; i < 40; i++) {
      Person mailed = mailing.mailed("A", sentAt);
      Person heldOut = mailing.heldOut();
      if (i < 10) {
        tell(mailed, "purchase", "20", sentAt);
        tell(heldOut, "purchase", "10", sentAt);
      }
    }
    Result oneCellEmpty = results.now(mailing.code());
    assertThat(oneCellEmpty.cells().get(0).lift().spendPerHead().enough()).isTrue();
    assertThat(oneCellEmpty.incrementalSpend()).isNull();
    assertThat(oneCellEmpty.roi()).isNull();

    jdbc.update(
        "delete from campaign_cell where campaign_id = ? and name = 'B'", mailing.campaignId());
    Result result = results.now(mailing.code());
    assertThat(result.incrementalSpend()).isEqualByComparingTo("100.00");
    // 40 mails at half a cent and 50 fixed: 50.20
    assertThat(result.roi()).isEqualTo((100 - 50.20) / 50.20);
  }

  @Test
  void measuringKeepsTheResultAndSaysItInWords() {
    mailing.mailed("A", sentAt);
    mailing.heldOut();

    String words = measurements.take(mailing.code());
    measurements.take(mailing.code());

    assertThat(words).contains("1 of 2 people were mailed").contains("not enough data");
    assertThat(words.length()).isLessThanOrEqualTo(1000);
    assertThat(measurements.kept(mailing.code()))
        .hasValueSatisfying(json -> assertThat(json).contains("\"total\":2", "\"roi\":null"));
    assertThat(results.now(mailing.code()).campaign().status()).isEqualTo("measuring");
  }

  @Test
  void theBoardShowsEachOpenCampaignInItsStage() {
    mailing.mailed("A", sentAt);
    mailing.person("A", "planned", null, null);
    mailing.heldOut();

    Boards.Card card =
        boards.stages().stream()
            .filter(stage -> stage.name().equals("delivering"))
            .flatMap(stage -> stage.cards().stream())
            .filter(found -> found.code().equals(mailing.code()))
            .findFirst()
            .orElseThrow();

    assertThat(card.counts().total()).isEqualTo(3);
    assertThat(card.counts().toMail()).isEqualTo(2);
    assertThat(card.counts().percentDone()).isEqualTo(50);
    assertThat(boards.stages()).hasSize(7);
  }

  @Test
  void anUnknownCampaignHasNoResult() {
    assertThatThrownBy(() -> results.of("C-none")).isInstanceOf(UnknownCampaign.class);
  }

  private void tell(Person person, String type, String amount, Instant at) {
    responses.receive(
        "api",
        List.of(
            new IncomingEvent(
                id(),
                type,
                person.number(),
                null,
                at,
                amount == null ? null : new BigDecimal(amount),
                null)));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Test
  void aCellIsComparedWithTheHoldOutOfItsOwnChannel() {
    Person letter = mailing.mailed("B", sentAt);
    Person mailed = mailing.mailed("A", sentAt);
    Person heldForLetter = mailing.heldOut();
    mailing.heldOut();
    by("letter", letter, heldForLetter);
    tell(letter, "purchase", "10", sentAt);
    tell(mailed, "purchase", "2", sentAt);
    tell(heldForLetter, "purchase", "4", sentAt);

    Result result = results.now(mailing.code());

    assertThat(result.cells().get(0).lift().spendPerHead().value()).isEqualTo(2.0);
    assertThat(result.cells().get(1).lift().spendPerHead().value()).isEqualTo(6.0);
    assertThat(result.cells().get(2).people()).isEqualTo(2);
    assertThat(result.cells().get(2).spend()).isEqualByComparingTo("4.00");
  }

  @Test
  void onlyMailsCostByThePieceAndPartnersCostWhatTheyAsk() {
    by("letter", mailing.mailed("B", sentAt), mailing.mailed("B", sentAt));
    mailing.mailed("A", sentAt);
    mailing.mailed("A", sentAt);
    jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " quantity, max_revisions, state, price_minor) select id, 1, 'letter', 't', 'b', 1,"
            + " 0, 'fulfilled', 2550 from campaign where code = ?",
        mailing.code());

    Result.Cost cost = results.now(mailing.code()).cost();

    assertThat(cost.emails()).isEqualByComparingTo("0.01");
    assertThat(cost.partners()).isEqualByComparingTo("25.50");
    assertThat(cost.total()).isEqualByComparingTo("75.51");
  }

  private void by(String channel, Person... people) {
    for (Person one : people) {
      jdbc.update(
          "update delivery set channel = ? where customer_id ="
              + " (select id from customer where customer_number = ?)",
          channel,
          one.number());
    }
  }
}
