package io.rondo.integrations.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.rondo.workers.bounce.BounceTable;
import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.MailKind;
import io.rondo.workers.bounce.Verdict;
import io.rondo.workers.delivery.DemoReplies;
import io.rondo.workers.delivery.DemoReplies.Kind;
import io.rondo.workers.delivery.Mail;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

/** What comes in when somebody plays the person of the demo mailbox. */
class DemoRepliesTest {

  private static final String MAC = "0123456789abcdef0123";
  private static EmailTestApplication door;
  private static MailIntake intake;
  private static String mailId;

  @BeforeAll
  static void start() {
    door = EmailTestApplication.start();
    intake = door.bean(MailIntake.class);
    door.channel().send(List.of(Mails.mail(7)), new Sink());
    mailId = door.mailbox().latest(1, null).get(0).id();
    Mail answer = Mails.mail(8, "mia8@example.test", "Re: Sommer 🎉 Sale", "Rondo Mode");
    door.channel().send(List.of(answer), new Sink());
  }

  @AfterAll
  static void stop() {
    door.close();
  }

  @BeforeEach
  void nothingTakenYet() {
    Mockito.reset(intake);
  }

  @Test
  void aReplyIsReadAsAPersonsOwn() {
    InboundMail mail = sent(Kind.REPLY, "Grüße – it is broken.");

    assertThat(mail.kind()).isEqualTo(MailKind.REPLY);
    assertThat(mail.from()).isEqualTo("mia7@example.test");
    assertThat(mail.recipients())
        .containsExactly("reply+c-2026-0001.7." + MAC + "@bounces.rondo.example");
    assertThat(mail.references()).containsExactly("<C-2026-0001.7." + MAC + "@rondo.example>");
    assertThat(mail.subject()).isEqualTo("Re: Sommer 🎉 Sale");
    assertThat(mail.text()).startsWith("Grüße – it is broken.");
  }

  @Test
  void aReplyToAnAnswerSaysSoOnce() {
    String other =
        door.mailbox().latest(10, null).stream()
            .filter(mail -> mail.subject().startsWith("Re:"))
            .findFirst()
            .orElseThrow()
            .id();

    door.bean(DemoReplies.class).send(other, Kind.REPLY, "Thank you.");

    ArgumentCaptor<InboundMail> taken = ArgumentCaptor.forClass(InboundMail.class);
    verify(intake).take(taken.capture());
    assertThat(taken.getValue().subject()).isEqualTo("Re: Sommer 🎉 Sale");
  }

  @Test
  void anAbsenceAndAComplaintAreReadAsSuch() {
    assertThat(sent(Kind.AWAY, null).kind()).isEqualTo(MailKind.AUTO_REPLY);
    Mockito.reset(intake);

    InboundMail complaint = sent(Kind.SPAM, null);
    assertThat(complaint.kind()).isEqualTo(MailKind.COMPLAINT);
    assertThat(complaint.returned()).isEqualTo("<C-2026-0001.7." + MAC + "@rondo.example>");
  }

  @ParameterizedTest
  @CsvSource({"GONE, HARD", "FULL, SOFT", "REFUSED, POLICY"})
  void aReportIsJudgedAsItsServerMeansIt(Kind kind, Verdict verdict) {
    InboundMail mail = sent(kind, null);

    assertThat(mail.kind()).isEqualTo(MailKind.DELIVERY_REPORT);
    assertThat(mail.recipients()).contains("b+c-2026-0001.7." + MAC + "@bounces.rondo.example");
    assertThat(mail.returnedTo()).isEqualTo("mia7@example.test");
    assertThat(BounceTable.judge(mail.reports().get(0))).isEqualTo(verdict);
  }

  @Test
  void whatCannotBeSentBackSaysWhy() {
    DemoReplies replies = door.bean(DemoReplies.class);

    assertThatThrownBy(() -> replies.send(mailId, Kind.REPLY, "  "))
        .hasMessageContaining("Write a reply");
    assertThatThrownBy(() -> replies.send("none", Kind.AWAY, null))
        .hasMessageContaining("not kept");
    verifyNoInteractions(intake);
  }

  private static InboundMail sent(Kind kind, String text) {
    door.bean(DemoReplies.class).send(mailId, kind, text);
    ArgumentCaptor<InboundMail> taken = ArgumentCaptor.forClass(InboundMail.class);
    verify(intake).take(taken.capture());
    return taken.getValue();
  }
}
