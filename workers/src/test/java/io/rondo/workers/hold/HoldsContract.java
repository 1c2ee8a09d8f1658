package io.rondo.workers.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who is left in peace, on every database. */
@RecordApplicationEvents
abstract class HoldsContract {

  private static final String CASE = "S-2026-0001";
  private static final String OTHER_CASE = "S-2026-0002";

  @Autowired private Holds holds;
  @Autowired private HoldPersonalData personalData;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEvents events;

  private long mia;
  private long tom;

  @BeforeEach
  void people() {
    EmptyTables.in(jdbc);
    mia = customer("K-1");
    tom = customer("K-2");
  }

  @AfterEach
  void clean() {
    clock.reset();
  }

  @Test
  void aCaseHoldsItsCustomerUntilItReleasesThem() {
    assertThat(holds.hold(mia, HoldReason.COMPLAINT, CASE)).isTrue();

    assertThat(holds.isHeld(mia)).isTrue();
    assertThat(holds.isHeld(tom)).isFalse();
    assertThat(holds.heldAmong(List.of(mia, tom))).containsExactly(mia);
    clock.advance(Duration.ofHours(2));
    assertThat(holds.release(CASE)).isTrue();
    assertThat(holds.isHeld(mia)).isFalse();
    assertThat(holds.of(mia))
        .containsExactly(
            new Hold(
                mia,
                "complaint",
                CASE,
                clock.instant().minus(Duration.ofHours(2)),
                clock.instant()));
  }

  @Test
  void holdingTwiceAndReleasingTwiceIsToldOnce() {
    assertThat(holds.hold(mia, HoldReason.CASE, CASE)).isTrue();
    assertThat(holds.hold(mia, HoldReason.CASE, CASE)).isFalse();
    assertThat(holds.release(CASE)).isTrue();
    assertThat(holds.release(CASE)).isFalse();

    assertThat(events.stream(CustomerHeld.class)).containsExactly(new CustomerHeld(mia, CASE));
    assertThat(events.stream(CustomerReleased.class))
        .containsExactly(new CustomerReleased(mia, CASE));
    assertThat(holds.of(mia)).hasSize(1);
  }

  @Test
  void ofTwoCasesTheLastOneReleases() {
    holds.hold(mia, HoldReason.COMPLAINT, CASE);
    holds.hold(mia, HoldReason.CASE, OTHER_CASE);

    holds.release(CASE);
    assertThat(holds.isHeld(mia)).isTrue();
    assertThat(events.stream(CustomerReleased.class)).isEmpty();

    holds.release(OTHER_CASE);
    assertThat(holds.isHeld(mia)).isFalse();
    assertThat(events.stream(CustomerHeld.class)).containsExactly(new CustomerHeld(mia, CASE));
    assertThat(events.stream(CustomerReleased.class))
        .containsExactly(new CustomerReleased(mia, OTHER_CASE));
  }

  @Test
  void aCaseThatIsOpenedAgainHoldsAnewAndKeepsItsFirstHold() {
    holds.hold(mia, HoldReason.CASE, CASE);
    holds.release(CASE);
    clock.advance(Duration.ofDays(1));

    assertThat(holds.hold(mia, HoldReason.CASE, CASE)).isTrue();

    assertThat(holds.isHeld(mia)).isTrue();
    assertThat(holds.of(mia)).extracting(hold -> hold.releasedAt() == null).contains(true, false);
  }

  @Test
  void manyWhoHoldAtTheSameMomentHoldOnce() {
    List<CompletableFuture<Boolean>> tries =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> holds.hold(mia, HoldReason.COMPLAINT, CASE)))
            .toList();

    assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(holds.of(mia)).hasSize(1);
  }

  @Test
  void aCaseHoldsOnePersonOnly() {
    holds.hold(mia, HoldReason.CASE, CASE);

    assertThatThrownBy(() -> holds.hold(tom, HoldReason.CASE, CASE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Case S-2026-0001 holds another customer: release that one first.");
    assertThat(holds.isHeld(tom)).isFalse();
  }

  @Test
  void nobodyCannotBeHeld() {
    assertThatThrownBy(() -> holds.hold(-1, HoldReason.CASE, CASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nobody can be held: there is no customer -1.");
    assertThatThrownBy(() -> holds.hold(mia, HoldReason.CASE, " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(holds.release("S-2026-9999")).isFalse();
  }

  @Test
  void thePersonMayReadWhenTheyWereLeftInPeace() {
    holds.hold(mia, HoldReason.COMPLAINT, CASE);

    assertThat(personalData.of(mia))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("reason", "complaint")
                    .containsEntry("case", CASE)
                    .containsEntry("heldAt", clock.instant()));
  }

  private long customer(String number) {
    jdbc.update(
        "insert into customer (customer_number, hash_bits, line_hash, created_at, updated_at)"
            + " values (?, 1, '0', current_timestamp, current_timestamp)",
        number);
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, number);
  }
}
