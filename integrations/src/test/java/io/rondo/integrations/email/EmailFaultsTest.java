package io.rondo.integrations.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.integrations.email.ScriptedSmtp.Stage;
import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.delivery.Outcome.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that fails at each stage: what counts as sent, later, never and in doubt. */
class EmailFaultsTest {

  private ScriptedSmtp server;
  private EmailTestApplication door;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedSmtp();
    door =
        EmailTestApplication.start(
            "email.host=127.0.0.1",
            "email.port=" + server.port(),
            "email.connections=2",
            "email.connect-timeout=500ms",
            "email.timeout=700ms",
            "email.mail-deadline=1500ms");
  }

  @AfterEach
  void stop() throws Exception {
    door.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"GREETING", "EHLO"})
  void aServerThatDoesNotTalkHasTriedNothing(Stage stage) {
    server.hangUpAt(stage);

    Sink sink = send(500);

    assertThat(sink.all().values())
        .hasSize(500)
        .allMatch(o -> o.kind() == Kind.NOT_TRIED && o.reason().equals(Outcome.UNREACHABLE));
    assertThat(server.connections()).as("no time-out for each mail").isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"MAIL", "RCPT", "DATA"})
  void aLineLostBeforeTheLastByteIsTriedLater(Stage stage) {
    server.hangUpAt(stage);

    Outcome outcome = send(1).of(1);

    assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
    assertThat(server.taken()).isEmpty();
  }

  @Test
  void aLineLostInTheMiddleOfAMailIsTriedLater() {
    server.hangUpAt(Stage.BODY);
    Sink sink = new Sink();

    door.channel().send(List.of(Mails.withBody(1, "x".repeat(12_000_000))), sink);

    assertThat(sink.of(1).kind()).isEqualTo(Kind.DEFERRED);
    assertThat(server.taken()).isEmpty();
  }

  @Test
  void aLineLostAfterTheLastByteIsADoubt() {
    server.hangUpAt(Stage.DOT);
    assertThat(send(1).of(1).kind()).isEqualTo(Kind.IN_DOUBT);
  }

  @Test
  void silenceAfterTheLastByteIsADoubt() {
    server.sayNothingAt(Stage.DOT);
    assertThat(send(1).of(1).kind()).isEqualTo(Kind.IN_DOUBT);
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 451 4.7.1 greylisted, DEFERRED, deferred 451",
    "RCPT, 450 4.2.0 busy, DEFERRED, deferred 450",
    "MAIL, 421 4.3.2 shutting down, DEFERRED, deferred 421",
    "DOT, 452 4.3.1 full, DEFERRED, deferred 452",
    "RCPT, 550 5.1.1 <mia1@example.test> unknown, REFUSED, refused 5.1.1",
    "RCPT, 553 no such user, REFUSED, refused 553",
    "DATA, 554 5.7.1 policy, REFUSED, refused 5.7.1",
    "DOT, 554 5.6.0 bad content, REFUSED, refused 5.6.0"
  })
  void anAnswerDecides(Stage stage, String reply, Kind kind, String reason) {
    server.answerAt(stage, reply);

    Outcome outcome = send(1).of(1);

    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(outcome.detail()).contains(reply.substring(0, 3)).doesNotContain("@");
  }

  @Test
  void aServerThatWantsNoneOfOurMailBlamesNoRecipient() {
    server.answerAt(Stage.MAIL, "550 5.7.1 sender refused");

    assertThat(send(50).all().values())
        .hasSize(50)
        .allMatch(o -> o.kind() == Kind.NOT_TRIED && o.reason().equals(Outcome.UNREACHABLE));
  }

  @Test
  void aRefusedRecipientDoesNotHoldUpTheOthers() {
    server.answerAt(Stage.RCPT, "550 5.1.1 unknown").onlyFor("mia3@example.test"::equals);

    Sink sink = send(20);

    assertThat(sink.of(3).kind()).isEqualTo(Kind.REFUSED);
    assertThat(sink.all().values()).filteredOn(o -> o.kind() == Kind.SENT).hasSize(19);
    assertThat(server.connections()).isLessThanOrEqualTo(2);
  }

  @Test
  void aServerThatSaysGoodByeAgainAndAgainIsLeftAlone() {
    server.answerAt(Stage.MAIL, "421 4.3.2 too busy");

    Sink sink = send(300);

    assertThat(sink.all()).hasSize(300);
    assertThat(sink.all().values()).filteredOn(o -> o.kind() == Kind.DEFERRED).hasSizeLessThan(10);
  }

  @Test
  void aLineThatDiedWhileIdleIsReplacedWithoutHarm() {
    assertThat(send(4).all().values()).allMatch(o -> o.kind() == Kind.SENT);
    server.cutAll();

    Sink sink = new Sink();
    door.channel().send(List.of(Mails.mail(11), Mails.mail(12)), sink);

    assertThat(sink.all().values()).hasSize(2).allMatch(o -> o.kind() == Kind.SENT);
    assertThat(server.taken()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void aServerThatReadsNoFurtherIsCutOff() {
    server.sayNothingAt(Stage.BODY);
    Sink sink = new Sink();

    door.channel().send(List.of(Mails.withBody(1, "x".repeat(12_000_000))), sink);

    assertThat(sink.of(1).kind()).isEqualTo(Kind.DEFERRED);
  }

  @Test
  void aServerThatTricklesItsAnswerIsCutOff() {
    server.trickleAt(Stage.MAIL);

    assertThat(send(1).of(1).kind()).isEqualTo(Kind.DEFERRED);
  }

  private Sink send(int mails) {
    Sink sink = new Sink();
    door.channel().send(Mails.mails(mails), sink);
    return sink;
  }
}
