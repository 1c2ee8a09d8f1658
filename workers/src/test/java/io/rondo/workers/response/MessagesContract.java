package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.customer.Customers;
import io.rondo.workers.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with the words of conversations. */
abstract class MessagesContract {

  @Autowired private Messages messages;
  @Autowired private Customers customers;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String ref = "<" + UUID.randomUUID() + "@example.test>";
  private final String thread = ThreadKeys.of(ref);
  private Mailing mailing;

  @BeforeEach
  void aMailing() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
  }

  @Test
  void theSameMessageTwiceIsTheFirstOne() {
    long first = messages.receive(incoming(null, "The lamp is broken"));

    assertThat(messages.receive(incoming(null, "again"))).isEqualTo(first);
    assertThat(messages.text(first)).isEqualTo("The lamp is broken");
    assertThat(messages.named("email", ref)).map(Message::id).contains(first);
  }

  @Test
  void aConversationReadsInOrderAndAnAnswerIsFoundByItsName() {
    messages.receive(incoming(null, "The lamp is broken"));
    long answer =
        messages.write(
            new OutgoingMessage(
                "email", ref, thread, null, null, null, "sue", "Re: lamp", "Sorry!", "en"));
    messages.failed(answer, "The server\r\nis full.");
    assertThat(messages.find(answer).orElseThrow())
        .matches(message -> message.state().equals("failed"))
        .matches(message -> message.problem().equals("The server is full."));

    messages.sent(answer, "<ours@example.test>" + thread);
    messages.failed(answer, "too late");

    assertThat(messages.thread(thread)).extracting(Message::incoming).containsExactly(true, false);
    assertThat(messages.named("email", "<ours@example.test>" + thread).orElseThrow())
        .matches(message -> message.id() == answer)
        .matches(message -> message.state().equals("sent") && message.problem() == null)
        .matches(message -> message.asAnswer().inReplyTo().equals(ref));
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    String long6 = "ab\u0000" + "€".repeat(30_000);

    String kept = messages.text(messages.receive(incoming(null, long6)));

    assertThat(kept).startsWith("ab€").doesNotContain("\u0000");
    assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(65_530, 65_536);
    assertThat(kept).endsWith("€");
  }

  @Test
  void erasureTakesTheWordsAndLeavesThatTheyWrote() {
    var person = mailing.mailed("A", clock.instant());
    messages.receive(incoming(person.customerId(), "My name is Ada"));
    assertThat(customers.export(person.number()).sections().get("messages"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("text", "My name is Ada"));

    customers.erase(person.number(), "maria");

    assertThat(messages.of(person.customerId()))
        .singleElement()
        .matches(message -> message.text().isEmpty() && message.subject() == null);
  }

  private IncomingMessage incoming(Long customerId, String text) {
    return new IncomingMessage(
        "email",
        ref,
        null,
        thread,
        "0".repeat(64),
        customerId,
        null,
        null,
        "Lamp",
        text,
        "en",
        null);
  }
}
