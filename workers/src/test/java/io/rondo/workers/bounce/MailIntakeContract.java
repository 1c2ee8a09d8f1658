package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.bounce.MailIntake.Taken;
import io.rondo.workers.delivery.ReturnPaths;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingMessage;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with mails that come in. */
abstract class MailIntakeContract {

  private static final String FORGED = "0123456789abcdef0123";

  @Autowired private MailIntake intake;
  @Autowired private Messages messages;
  @Autowired private Strangers strangers;
  @Autowired private ReturnPaths returnPaths;
  @Autowired private AnswerPaths answerPaths;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String id = "<" + UUID.randomUUID() + "@inbox.test>";
  private Mailing mailing;
  private Person person;

  @BeforeEach
  void aMailing() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
    person = mailing.mailed("A", clock.instant().minusSeconds(3600));
  }

  @Test
  void aReplyIsBoundByTheAddressItIsWrittenToAndKeptWithoutTheQuotation() {
    InboundMail mail =
        reply(reply(person), "It does not work.\n\nOn Monday, Brand wrote:\n> Buy now!");

    assertThat(intake.take(mail)).isEqualTo(Taken.REPLY);
    assertThat(intake.take(mail)).as("the same mail again").isEqualTo(Taken.REPLY);

    Message message = messages.of(person.customerId()).get(0);
    assertThat(message.text()).isEqualTo("It does not work.");
    assertThat(message.remoteRef()).isEqualTo(id);
    assertThat(message.deliveryId()).isEqualTo(person.deliveryId());
    assertThat(event("reply:" + id))
        .containsEntry("customer_id", person.customerId())
        .containsEntry("campaign_id", mailing.campaignId())
        .containsEntry("message_id", message.id())
        .containsEntry("thread_key", message.threadKey())
        .containsEntry("reaction", "open");
    assertThat(mailing.events("reply", "human")).isEqualTo(1);
  }

  @Test
  void aReplyIsBoundByTheMailItNamesWhereTheAddressWasLost() {
    String reference = "<" + messageIdOf(person) + "@rondo.test>";

    intake.take(mail(MailKind.REPLY, List.of("news@rondo.test"), List.of(reference), "Hello"));

    assertThat(messages.of(person.customerId())).extracting(Message::text).containsExactly("Hello");
  }

  @Test
  void theSenderProvesNothing() {
    InboundMail spoofed =
        new InboundMail(
            MailKind.REPLY,
            id,
            "victim@example.test",
            List.of("reply+" + mailing.code() + "." + person.deliveryId() + "." + FORGED + "@x"),
            "STOP",
            null,
            List.of(),
            "STOP",
            List.of(),
            null,
            null,
            null);

    assertThat(intake.take(spoofed)).isEqualTo(Taken.REPLY);

    assertThat(messages.of(person.customerId())).isEmpty();
    assertThat(event("reply:" + id).get("customer_id")).isNull();
    assertThat(suppressions()).isZero();
  }

  @Test
  void whoWantsNoMoreMailsByMailGetsNoMore() {
    String address =
        returnPaths.unsubscribePart(mailing.code(), person.deliveryId()) + "@bounces.test";

    assertThat(intake.take(mail(MailKind.REPLY, List.of(address), List.of(), "")))
        .isEqualTo(Taken.UNSUBSCRIBED);

    assertThat(suppressions()).isEqualTo(1);
    assertThat(mailing.events("unsubscribe", "human")).isEqualTo(1);
  }

  @Test
  void whoWritesThatTheyWantNoMoreGetsNoMoreAndIsHeard() {
    assertThat(intake.take(reply(reply(person), "Please take me off your mailing list.")))
        .isEqualTo(Taken.REPLY);

    assertThat(suppressions()).isEqualTo(1);
    assertThat(event("reply:" + id)).containsEntry("topic", "unsubscribe");
  }

  @Test
  void whatIsAnsweredIsNotReadAsTheirWordsAgain() {
    InboundMail thanks =
        new InboundMail(
            MailKind.REPLY,
            id,
            "kim@inbox.test",
            List.of(reply(person)),
            "AW: Re: It is broken, I am very angry!",
            null,
            List.of(),
            "Thank you, it is solved now. All is well.",
            List.of(),
            null,
            null,
            null);

    intake.take(thanks);

    assertThat(event("reply:" + id)).containsEntry("topic", "solved");
    assertThat(((Number) event("reply:" + id).get("sentiment")).intValue()).isPositive();
  }

  @Test
  void whatTheWordsAreAboutIsTold() {
    intake.take(reply(reply(person), "This is broken, I am very angry!"));

    assertThat(event("reply:" + id)).containsEntry("topic", "complaint");
    assertThat(((Number) event("reply:" + id).get("sentiment")).intValue()).isNegative();
    assertThat(suppressions()).isZero();
  }

  @Test
  void aReportActsOnlyWhereItsAddressIsOurs() {
    String forged = "b+" + mailing.code() + "." + person.deliveryId() + "." + FORGED + "@b.test";
    String notForReports = reply(person) + "@b.test";

    assertThat(intake.take(report(forged, "5.1.1"))).isEqualTo(Taken.UNVERIFIED);
    assertThat(intake.take(report(notForReports, "5.1.1"))).isEqualTo(Taken.UNVERIFIED);
    assertThat(suppressions()).isZero();
    assertThat(event("unverified:" + id))
        .containsEntry("detail", "unverified")
        .containsEntry("reaction", "none");

    String ours = returnPaths.localPart(mailing.code(), person.deliveryId()) + "@b.test";
    assertThat(intake.take(report(ours, "5.1.1"))).isEqualTo(Taken.REPORT);
    assertThat(intake.take(report(ours, "5.1.1"))).as("a replay").isEqualTo(Taken.REPORT);
    assertThat(suppressions()).isEqualTo(1);
    assertThat(mailing.events("bounce", "human")).isEqualTo(1);
  }

  @Test
  void aMailToSeveralFailedOnlyWhenItFailedForAll() {
    InboundMail mail =
        new InboundMail(
            MailKind.DELIVERY_REPORT,
            id,
            null,
            List.of(returnPaths.localPart(mailing.code(), person.deliveryId()) + "@b.test"),
            "Undelivered",
            null,
            List.of(),
            "",
            List.of(
                new DeliveryReport("failed", "5.1.1", null, ""),
                new DeliveryReport("relayed", "2.0.0", null, "")),
            null,
            null,
            null);

    assertThat(intake.take(mail)).isEqualTo(Taken.REPORT);

    assertThat(suppressions()).isZero();
  }

  @Test
  void aComplaintActsOnlyAboutAMailOfOurs() {
    InboundMail forged =
        complaint(
            "<" + mailing.code() + "." + person.deliveryId() + "." + FORGED + "@rondo.test>",
            "abuse");
    assertThat(intake.take(forged)).isEqualTo(Taken.UNVERIFIED);
    assertThat(suppressions()).isZero();
    assertThat(event("unverified:" + id)).containsEntry("reaction", "none");

    String ours = "<" + messageIdOf(person) + "@rondo.test>";
    assertThat(intake.take(complaint(ours, "not-spam"))).isEqualTo(Taken.COMPLAINT);
    assertThat(suppressions()).as("not spam").isZero();
    assertThat(intake.take(complaint(ours, "abuse"))).isEqualTo(Taken.COMPLAINT);
    assertThat(suppressions()).isEqualTo(1);
  }

  @Test
  void anAutoReplyIsKeptAndStartsNothing() {
    String address = returnPaths.localPart(mailing.code(), person.deliveryId()) + "@b.test";

    assertThat(intake.take(mail(MailKind.AUTO_REPLY, List.of(address), List.of(), "I am away")))
        .isEqualTo(Taken.AUTO_REPLY);

    assertThat(event("auto_reply:" + id))
        .containsEntry("customer_id", person.customerId())
        .containsEntry("reaction", "none");
  }

  @Test
  void anAnswerAndWhatComesBackForItStayOneConversation() {
    intake.take(reply(reply(person), "It does not work."));
    Message question = messages.of(person.customerId()).get(0);
    long answer = answer(question);

    String again = "<" + UUID.randomUUID() + "@inbox.test>";
    intake.take(named(again, List.of(answerPaths.replyPart(answer) + "@b.test"), List.of()));
    String third = "<" + UUID.randomUUID() + "@inbox.test>";
    intake.take(
        named(
            third,
            List.of("news@rondo.test"),
            List.of("<" + answerPaths.reference(answer) + "@rondo.test>")));

    assertThat(messages.thread(question.threadKey()))
        .hasSize(4)
        .allMatch(message -> message.customerId().equals(person.customerId()));
  }

  @Test
  void anAnswerThatComesBackIsSeenByWhoeverWroteIt() {
    intake.take(reply(reply(person), "It does not work."));
    long answer = answer(messages.of(person.customerId()).get(0));

    intake.take(report(answerPaths.returnPart(answer) + "@b.test", "5.1.1"));

    Message failed = messages.find(answer).orElseThrow();
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.problem()).contains("hard 5.1.1", "another channel");
  }

  @Test
  void aStrangerCanBeAnsweredAndJoinsOwnConversationsOnly() {
    intake.take(mail(MailKind.REPLY, List.of("news@rondo.test"), List.of(), "Who are you?"));
    Message first = messages.named("email", id).orElseThrow();
    assertThat(first.customerId()).isNull();
    assertThat(strangers.addressOf(first.threadKey())).contains("kim@inbox.test");
    assertThat(
            jdbc.queryForList(
                "select address from stranger_address where response_message_id = ?",
                String.class,
                first.id()))
        .singleElement()
        .satisfies(kept -> assertThat(kept).doesNotContain("kim"));

    String second = "<" + UUID.randomUUID() + "@inbox.test>";
    intake.take(named(second, List.of("news@rondo.test"), List.of(id)));

    assertThat(messages.thread(first.threadKey())).hasSize(2);
  }

  @Test
  void anErasedPersonIsAStrangerAgain() {
    jdbc.update(
        "update customer set email = null, email_hash = null, erased_at = created_at where id = ?",
        person.customerId());

    intake.take(reply(reply(person), "Who are you?"));

    assertThat(event("reply:" + id).get("customer_id")).isNull();
    assertThat(event("reply:" + id).get("delivery_id")).isNull();
  }

  @Test
  void aMailFromTheFutureWasWrittenNow() {
    InboundMail mail =
        new InboundMail(
            MailKind.REPLY,
            id,
            "kim@inbox.test",
            List.of(reply(person)),
            "Re: Spring",
            clock.instant().plus(Duration.ofDays(300)),
            List.of(),
            "Hello",
            List.of(),
            null,
            null,
            null);

    intake.take(mail);

    assertThat(messages.named("email", id).orElseThrow().occurredAt()).isEqualTo(clock.instant());
  }

  private long answer(Message question) {
    long answer =
        messages.write(
            new OutgoingMessage(
                "email",
                question.remoteRef(),
                question.threadKey(),
                question.customerId(),
                question.campaignId(),
                question.deliveryId(),
                "sue",
                "Re: Spring",
                "Try again.",
                null));
    messages.sent(answer, "<" + answerPaths.reference(answer) + "@rondo.test>");
    return answer;
  }

  private String reply(Person to) {
    return returnPaths.replyPart(mailing.code(), to.deliveryId()) + "@bounces.test";
  }

  /** As the mail to this person is named. */
  private String messageIdOf(Person to) {
    return returnPaths.reference(mailing.code(), String.valueOf(to.deliveryId()));
  }

  private InboundMail reply(String to, String text) {
    return mail(MailKind.REPLY, List.of(to), List.of(), text);
  }

  private InboundMail mail(MailKind kind, List<String> to, List<String> references, String text) {
    return new InboundMail(
        kind,
        id,
        "kim@inbox.test",
        to,
        "Re: Spring",
        null,
        references,
        text,
        List.of(),
        null,
        null,
        null);
  }

  private static InboundMail named(String name, List<String> to, List<String> references) {
    return new InboundMail(
        MailKind.REPLY,
        name,
        "kim@inbox.test",
        to,
        "Re: Spring",
        null,
        references,
        "And now?",
        List.of(),
        null,
        null,
        null);
  }

  private InboundMail report(String to, String status) {
    return new InboundMail(
        MailKind.DELIVERY_REPORT,
        id,
        "mailer-daemon@inbox.test",
        List.of(to),
        "Undelivered",
        null,
        List.of(),
        "",
        List.of(new DeliveryReport("failed", status, null, "")),
        null,
        null,
        null);
  }

  private InboundMail complaint(String returned, String type) {
    return new InboundMail(
        MailKind.COMPLAINT,
        id,
        "fbl@inbox.test",
        List.of("fbl@rondo.test"),
        "FW",
        null,
        List.of(),
        "",
        List.of(),
        returned,
        null,
        type);
  }

  private Map<String, Object> event(String sourceEventId) {
    return jdbc.queryForMap(
        "select customer_id, campaign_id, delivery_id, message_id, thread_key, detail, reaction,"
            + " topic, sentiment"
            + " from response_event where source = 'email' and source_event_id = ?",
        sourceEventId);
  }

  private int suppressions() {
    return jdbc.queryForObject(
        "select count(*) from suppression s join customer p on p.email_hash = s.address_hash"
            + " where s.channel = 'email' and p.id = ?",
        Integer.class,
        person.customerId());
  }
}
