package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.bounce.MailErasures.Erasure;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.ReturnPaths;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingMessage;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must keep of mails that have to go with their person. */
abstract class MailErasuresContract {

  @Autowired private MailErasures erasures;
  @Autowired private Customers customers;
  @Autowired private Messages messages;
  @Autowired private Forgetting forgetting;
  @Autowired private ReturnPaths returnPaths;
  @Autowired private AnswerPaths answerPaths;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Mailing mailing;
  private Person person;
  private String number;
  private String address;

  @BeforeEach
  void aMailing() {
    clock.reset();
    jdbc.update("delete from mail_erasure");
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
    person = mailing.mailed("A", clock.instant().minusSeconds(3600));
    number =
        jdbc.queryForObject(
            "select customer_number from customer where id = ?", String.class, person.customerId());
    address =
        jdbc.queryForObject(
            "select email from customer where id = ?", String.class, person.customerId());
  }

  @Test
  void whoIsErasedIsFoundInTheMailboxByAddressAndByWhatWeWroteToThem() {
    long answer =
        messages.write(
            new OutgoingMessage(
                "email",
                null,
                "t".repeat(64),
                person.customerId(),
                mailing.campaignId(),
                person.deliveryId(),
                "sue",
                "Re: Spring",
                "Try again.",
                null));

    customers.erase(number, "paul");

    assertThat(erasures.open())
        .singleElement()
        .satisfies(
            erasure -> {
              assertThat(erasure.address()).isEqualTo(address.toLowerCase());
              assertThat(erasure.names())
                  .anyMatch(
                      name ->
                          returnPaths
                              .localPart(mailing.code(), person.deliveryId())
                              .toLowerCase()
                              .contains("+" + name.toLowerCase()))
                  .contains(answerPaths.replyPart(answer), answerPaths.reference(answer));
            });
    assertThat(jdbc.queryForObject("select words from mail_erasure", String.class))
        .as("sealed")
        .doesNotContain(address)
        .doesNotContain(mailing.code());
  }

  @Test
  void itIsKeptUntilItIsDoneOrTheMailsAreGoneByThemselves() {
    customers.erase(number, "paul");
    Erasure erasure = erasures.open().get(0);
    assertThat(erasures.open()).hasSize(1);

    erasures.done(erasure.id());
    assertThat(erasures.open()).isEmpty();

    erasures.ask(person.customerId());
    clock.advance(Duration.ofDays(91));
    forgetting.forget();
    assertThat(erasures.open()).isEmpty();
  }
}
