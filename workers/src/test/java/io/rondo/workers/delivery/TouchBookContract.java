package io.rondo.workers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.content.Contents;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the lines of letters, postcards and calls, on every database. */
abstract class TouchBookContract {

  @Autowired private TouchBook touches;
  @Autowired private Contents contents;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private Audience audience;
  private List<Long> letters;
  private List<Long> mails;

  @BeforeEach
  void threeLettersAndTwoMails() {
    audience = new Audience(jdbc, contents, "delivering", 5);
    jdbc.update(
        "update delivery set channel = 'letter', cell = 'Print' where campaign_id = ?"
            + " and customer_id <= ?",
        audience.campaignId,
        audience.customerId(3));
    letters = lines("letter");
    mails = lines("email");
  }

  @Test
  void anOrderTakesEachLineOnceAndNeverAMail() {
    assertThat(in(() -> touches.claim(letters.subList(0, 2), "po_1"))).isEqualTo(2);
    assertThat(in(() -> touches.claim(letters, "po_2"))).isEqualTo(1);
    assertThat(in(() -> touches.claim(mails, "po_2"))).isZero();

    assertThat(claimants(letters)).containsExactly("po_1", "po_1", "po_2");
    assertThat(audience.in("planned")).isEqualTo(2);
  }

  @Test
  void onlyWhatIsClaimedGetsAnOutcomeAndOnlyOnce() {
    assertThat(in(() -> touches.sent(letters))).as("nobody claimed them").isZero();
    in(() -> touches.claim(letters, "po_1"));

    assertThat(in(() -> touches.sent(letters.subList(0, 1)))).isEqualTo(1);
    assertThat(in(() -> touches.failed(letters.subList(0, 2), "rejected"))).isEqualTo(1);
    assertThat(in(() -> touches.excluded(letters, "suppressed"))).isEqualTo(1);
    assertThat(in(() -> touches.planAgain(letters))).isZero();

    assertThat(audience.in("sent")).isEqualTo(1);
    assertThat(audience.in("failed", "rejected")).isEqualTo(1);
    assertThat(audience.in("excluded", "suppressed")).isEqualTo(1);
    assertThat(touches.progress(audience.code, "Print", "letter"))
        .isEqualTo(new Progress(0, 0, 0, 1, 1, 0, 1, 3));
    assertThat(touches.progress(audience.code, null, "call").total()).isZero();
  }

  @Test
  void whatWaitsAgainIsTakenByTheNext() {
    in(() -> touches.claim(letters, "po_1"));
    assertThat(in(() -> touches.planAgain(letters.subList(1, 3)))).isEqualTo(2);

    assertThat(in(() -> touches.claim(letters, "po_2"))).isEqualTo(2);

    assertThat(claimants(letters)).containsExactly("po_1", "po_2", "po_2");
    assertThat(in(() -> touches.claim(List.of(), "po_3"))).isZero();
  }

  @Test
  void everythingHappensInTheTransactionOfTheCallerAndHasAReason() {
    assertThatThrownBy(() -> touches.claim(letters, "po_1"))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> in(() -> touches.failed(letters, " ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int in(Supplier<Integer> change) {
    return new TransactionTemplate(transactions).execute(status -> change.get());
  }

  private List<Long> lines(String channel) {
    return jdbc.queryForList(
        "select id from delivery where campaign_id = ? and channel = ? order by id",
        Long.class,
        audience.campaignId,
        channel);
  }

  private List<String> claimants(List<Long> ids) {
    return ids.stream()
        .map(
            id ->
                jdbc.queryForObject(
                    "select claimed_by from delivery where id = ?", String.class, id))
        .toList();
  }
}
