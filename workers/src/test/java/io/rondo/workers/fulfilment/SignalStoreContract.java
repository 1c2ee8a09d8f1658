package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestPartners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signals of many at once, on every database. */
abstract class SignalStoreContract {

  private static final int CALLERS = 12;
  private static final int SIGNALS = 40;
  private static final Instant AT = Instant.parse("2026-11-02T09:00:00.123456Z");

  @Autowired private Signals signals;
  @Autowired private Partners partners;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcTemplate jdbc;

  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
  private long partner;

  @BeforeEach
  void partner() {
    EmptyTables.in(jdbc);
    partner =
        new TestPartners(partners)
            .live("centre", PartnerKind.CALL_CENTRE, Transport.API, DeliverableKind.CALL)
            .id();
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatManyTellAtOnceIsStoredOnceAndOneOfThemIsTold() throws Exception {
    List<Future<Integer>> all = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      // three callers tell the same
      String world = "w" + caller / 3;
      all.add(
          threads.submit(
              () -> {
                int stored = 0;
                for (int i = 0; i < SIGNALS; i++) {
                  stored += signals.store(signal(partner, world + "-" + i)) ? 1 : 0;
                }
                return stored;
              }));
    }
    int stored = 0;
    for (Future<Integer> one : all) {
      stored += one.get();
    }

    assertThat(stored).isEqualTo(CALLERS / 3 * SIGNALS);
    assertThat(rows()).isEqualTo(stored);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from partner_signal where state = 'open' and way = 'webhook'"
                    + " and kind = 'state' and order_code = 'po_1' and body = '{}'",
                Integer.class))
        .isEqualTo(stored);
    assertThat(jdbc.queryForList("select distinct occurred_at from partner_signal")).hasSize(1);
  }

  @Test
  void oneThatCannotBeStoredHarmsNoOther() throws Exception {
    List<Future<Boolean>> good = new ArrayList<>();
    List<Future<Boolean>> bad = new ArrayList<>();
    for (int i = 0; i < SIGNALS; i++) {
      String id = "e" + i;
      good.add(threads.submit(() -> signals.store(signal(partner, id))));
      bad.add(threads.submit(() -> signals.store(signal(-7, id))));
    }

    for (Future<Boolean> one : good) {
      assertThat(one.get()).isTrue();
    }
    for (Future<Boolean> one : bad) {
      assertThatThrownBy(one::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
    }
    assertThat(rows()).isEqualTo(SIGNALS);
  }

  @Test
  void insideATransactionItStandsOrFallsWithIt() {
    TransactionTemplate transaction = new TransactionTemplate(transactions);

    transaction.executeWithoutResult(
        status -> {
          assertThat(signals.store(signal(partner, "gone"))).isTrue();
          status.setRollbackOnly();
        });

    assertThat(rows()).isZero();
    transaction.executeWithoutResult(status -> signals.store(signal(partner, "kept")));
    assertThat(rows()).isEqualTo(1);
  }

  private static PartnerSignal signal(long partner, String id) {
    return new PartnerSignal(
        partner, id, PartnerSignal.LIVE, "po_1", PartnerSignal.Kind.STATE, "{}", AT);
  }

  private int rows() {
    return jdbc.queryForObject("select count(*) from partner_signal", Integer.class);
  }
}
