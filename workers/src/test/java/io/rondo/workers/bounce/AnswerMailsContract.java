package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingAnswer;
import io.rondo.workers.response.OutgoingMessage;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is answered by e-mail, on every database. */
abstract class AnswerMailsContract {

  @Autowired private AnswerMails answers;
  @Autowired private Messages messages;
  @Autowired private Strangers strangers;
  @Autowired private Suppressions suppressions;
  @Autowired private Customers customers;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String question = "<" + UUID.randomUUID() + "@inbox.test>";
  private final String thread = ThreadKeys.of(question);
  private Person person;

  @BeforeEach
  void aPersonWhoWasMailed() {
    clock.reset();
    Mailing mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
    person = mailing.mailed("A", clock.instant().minusSeconds(3600));
  }

  @Test
  void anAnswerGoesToTheCustomerAndNamesWhatItAnswers() throws AnswerFailed {
    AnswerMail mail = answers.of(answer(person.customerId(), null));

    assertThat(mail.to()).isEqualTo(person.number() + "@example.test");
    assertThat(mail.fromName()).isEqualTo("f");
    assertThat(mail.subject()).isEqualTo("Re: It is broken");
    assertThat(mail.inReplyTo()).isEqualTo(question);
    assertThat(mail.references()).containsExactly(question);
    assertThat(mail.reference()).startsWith("answer.");
  }

  @Test
  void whoWantsNoMarketingIsAnsweredAllTheSame() throws AnswerFailed {
    suppress(SuppressionReason.UNSUBSCRIBED);

    assertThat(answers.of(answer(person.customerId(), "Hello")).subject())
        .as("a mail that answers nothing says so")
        .isEqualTo("Hello");
  }

  @Test
  void anAddressThatMailsComeBackFromIsNotWrittenToInSilence() {
    suppress(SuppressionReason.HARD_BOUNCE);

    assertThatThrownBy(() -> answers.of(answer(person.customerId(), null)))
        .isInstanceOf(AnswerFailed.class)
        .hasMessageContaining("come back")
        .hasMessageContaining("another channel");
  }

  @Test
  void anErasedPersonIsNeverWrittenTo() {
    jdbc.update(
        "update customer set email = null, email_hash = null, erased_at = created_at where id = ?",
        person.customerId());

    assertThatThrownBy(() -> answers.of(answer(person.customerId(), null)))
        .isInstanceOf(AnswerFailed.class)
        .hasMessageContaining("erased");
  }

  @Test
  void aStrangerIsAnsweredAsLongAsTheAddressIsKept() throws AnswerFailed {
    OutgoingAnswer answer = answer(null, null);
    assertThatThrownBy(() -> answers.of(answer))
        .isInstanceOf(AnswerFailed.class)
        .hasMessageContaining("Nobody knows where");

    strangers.keep(messages.named("email", question).orElseThrow().id(), "kim@inbox.test");

    assertThat(answers.of(answer).to()).isEqualTo("kim@inbox.test");
  }

  private OutgoingAnswer answer(Long customerId, String subject) {
    Long deliveryId = customerId == null ? null : person.deliveryId();
    messages.receive(
        new IncomingMessage(
            "email",
            question,
            null,
            thread,
            null,
            customerId,
            null,
            deliveryId,
            "It is broken",
            "It is broken.",
            null,
            null));
    long id =
        messages.write(
            new OutgoingMessage(
                "email",
                question,
                thread,
                customerId,
                null,
                deliveryId,
                "sue",
                subject,
                "Sorry.",
                null));
    return messages.find(id).orElseThrow().asAnswer();
  }

  private void suppress(SuppressionReason reason) {
    suppressions.suppress(
        "email", customers.find(person.customerId()).orElseThrow().emailHash(), reason);
  }
}
