package io.rondo.workers.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rondo.workers.response.EventReceipt;
import io.rondo.workers.response.IncomingEvent;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Responses;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The known result of 64,000 real customers, counted by the database from ledger and events. */
abstract class RealResultContract {

  private static final Logger LOG = LoggerFactory.getLogger(RealResultContract.class);
  private static final Offset<Double> SIXTH_DIGIT = within(0.0000005);
  private static final int BATCH = 1000;
  private static final String PREFIX = "real-";

  @Autowired private Results results;
  @Autowired private Responses responses;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private List<RealCustomers.Line> lines;
  private Mailing mailing;

  @BeforeEach
  void theRealCampaign() {
    lines = RealCustomers.read().orElse(List.of());
    Assumptions.assumeFalse(
        lines.isEmpty(), "Skipped: ../shared/data/hillstrom.csv, the real customers, is not here.");
    clock.reset();
    mailing =
        Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)))
            .withCell(1, "Mens E-Mail")
            .withCell(2, "Womens E-Mail");
    for (int from = 0; from < lines.size(); from += BATCH) {
      insertCustomers(from, Math.min(lines.size(), from + BATCH));
    }
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell, state,"
            + " reason, attempts, updated_at) select ?, 'mailing', 1, id, 'email',"
            + " case first_name when 'No E-Mail' then 'hold-out' else first_name end,"
            + " case first_name when 'No E-Mail' then 'excluded' else 'sent' end,"
            + " case first_name when 'No E-Mail' then 'hold_out' end, 1, created_at from customer"
            + " where customer_number like '"
            + PREFIX
            + "%'",
        mailing.campaignId());
    tellWhatTheyDid();
  }

  @AfterEach
  void forgetThem() {
    jdbc.update("delete from response_event where customer_number like '" + PREFIX + "%'");
    if (mailing != null) {
      jdbc.update("delete from delivery where campaign_id = ?", mailing.campaignId());
    }
    jdbc.update("delete from customer where customer_number like '" + PREFIX + "%'");
  }

  @Test
  void everyNumberOfTheKnownTableIsMet() {
    Result result = results.now(mailing.code());

    assertThat(result.ledger().total()).isEqualTo(64_000);
    assertThat(result.ledger().byState())
        .containsEntry("sent", 42_694L)
        .containsEntry("excluded", 21_306L);
    cell(result.cells().get(0), 21_307, 3_894, 267, "30311.69", 0.182757, 0.012531, 1.422617);
    cell(result.cells().get(1), 21_387, 3_238, 189, "23038.11", 0.151400, 0.008837, 1.077202);
    cell(result.cells().get(2), 21_306, 2_262, 122, "13908.33", 0.106167, 0.005726, 0.652789);
    Result.CellLift mens = result.cells().get(0).lift();
    lift(mens.visitRate(), 0.076590, 0.006636);
    lift(mens.conversionRate(), 0.006805, 0.001805);
    lift(mens.spendPerHead(), 0.769827, 0.284677);
    Result.CellLift womens = result.cells().get(1).lift();
    lift(womens.visitRate(), 0.045233, 0.006339);
    lift(womens.conversionRate(), 0.003111, 0.001612);
    lift(womens.spendPerHead(), 0.424412, 0.255446);
    // 21,307 × 0.769827 + 21,387 × 0.424412
    assertThat(result.incrementalSpend()).isEqualByComparingTo("25479.61");
    logSpeed();
  }

  private void logSpeed() {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      // a change between two questions, or H2 answers the second one from memory
      jdbc.update(
          "update delivery set attempts = attempts + 1 where campaign_id = ? and customer_id ="
              + " (select max(id) from customer where customer_number like '"
              + PREFIX
              + "%')",
          mailing.campaignId());
      long start = System.nanoTime();
      results.now(mailing.code());
      best = Math.min(best, System.nanoTime() - start);
    }
    LOG.info("A result over 64,000 people takes {} ms", best / 1_000_000);
  }

  private void insertCustomers(int from, int to) {
    StringBuilder sql =
        new StringBuilder(
            "insert into customer (customer_number, first_name, hash_bits, line_hash, created_at,"
                + " updated_at) values ");
    List<Object> values = new ArrayList<>();
    for (int i = from; i < to; i++) {
      sql.append(i == from ? "" : ",")
          .append(
              "(?, ?, 1, '0', timestamp '2026-01-01 00:00:00', timestamp '2026-01-01 00:00:00')");
      values.add(PREFIX + i);
      values.add(lines.get(i).treatment());
    }
    jdbc.update(sql.toString(), values.toArray());
  }

  private void tellWhatTheyDid() {
    List<IncomingEvent> events = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      RealCustomers.Line line = lines.get(i);
      String customer = PREFIX + i;
      if (line.visited()) {
        events.add(new IncomingEvent(customer + "-v", "visit", customer, null, null, null, null));
      }
      if (line.converted()) {
        events.add(
            new IncomingEvent(
                customer + "-p", "purchase", customer, null, null, line.spend(), "USD"));
      }
    }
    assertThat(responses.receive("real", events))
        .allMatch(receipt -> receipt.status() == EventReceipt.Status.ACCEPTED);
  }

  private static void cell(
      Result.Cell cell,
      long people,
      long visits,
      long conversions,
      String spend,
      double visitRate,
      double conversionRate,
      double spendPerHead) {
    assertThat(List.of(cell.people(), cell.visits(), cell.conversions()))
        .containsExactly(people, visits, conversions);
    assertThat(cell.spend()).isEqualByComparingTo(spend);
    assertThat(cell.visitRate()).isCloseTo(visitRate, SIXTH_DIGIT);
    assertThat(cell.conversionRate()).isCloseTo(conversionRate, SIXTH_DIGIT);
    assertThat(cell.spendPerHead()).isCloseTo(spendPerHead, SIXTH_DIGIT);
  }

  private static void lift(Lift lift, double value, double plusMinus) {
    assertThat(lift.enough()).isTrue();
    assertThat(lift.value()).isCloseTo(value, SIXTH_DIGIT);
    assertThat(lift.plusMinus()).isCloseTo(plusMinus, SIXTH_DIGIT);
  }
}
