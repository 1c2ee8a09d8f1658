package io.rondo.integrations.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.workers.delivery.Outcome.Kind;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives at a real mail server. */
class EmailChannelTest {

  private static GreenMail greenMail;
  private static EmailTestApplication door;

  @BeforeAll
  static void start() {
    greenMail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    greenMail.start();
    greenMail.setUser("replies@brand.example", "replies", "secret");
    door =
        EmailTestApplication.start(
            "email.host=127.0.0.1",
            "email.port=" + greenMail.getSmtp().getPort(),
            "email.connections=3",
            "email.from-address=news@brand.example",
            "email.bounce-domain=bounces.brand.example",
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + greenMail.getImap().getPort(),
            "email.inbound.security=none",
            "email.inbound.user=replies",
            "email.inbound.password=secret",
            "email.list-domain=brand.example");
  }

  @AfterAll
  static void stop() {
    door.close();
    greenMail.stop();
  }

  @AfterEach
  void empty() throws Exception {
    greenMail.purgeEmailFromAllMailboxes();
  }

  @Test
  void aMailArrivesWithExactlyTheHeadersThatWereMeant() throws Exception {
    Sink sink = new Sink();
    door.channel().send(List.of(Mails.mail(7)), sink);

    assertThat(sink.of(7).kind()).isEqualTo(Kind.SENT);
    MimeMessage mail = greenMail.getReceivedMessages()[0];
    assertThat(Collections.list(mail.getAllHeaders()).stream().map(Header::getName))
        .containsExactlyInAnyOrder(
            "Return-Path",
            "Received",
            "Date",
            "From",
            "To",
            "Reply-To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Id",
            "Feedback-ID",
            "Auto-Submitted",
            "Precedence");
    assertThat(mail.getHeader("Message-ID"))
        .containsExactly("<C-2026-0001.7.0123456789abcdef0123@brand.example>");
    assertThat(mail.getHeader("Reply-To"))
        .containsExactly("reply+C-2026-0001.7.0123456789abcdef0123@bounces.brand.example");
    assertThat(mail.getHeader("Return-Path"))
        .containsExactly("<b+C-2026-0001.7.0123456789abcdef0123@bounces.brand.example>");
    assertThat(jakarta.mail.internet.MimeUtility.unfold(mail.getHeader("List-Unsubscribe", null)))
        .isEqualTo(
            "<http://localhost:8080/u/token7>,"
                + " <mailto:unsub+C-2026-0001.7.0123456789abcdef0123@bounces.brand.example>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("List-Id")).containsExactly("<marketing.brand.example>");
    assertThat(mail.getHeader("Feedback-ID"))
        .containsExactly("C-2026-0001:marketing:email:brand.example");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Precedence")).containsExactly("bulk");
    assertThat(mail.getSentDate()).isEqualTo(EmailTestApplication.NOW);
    assertThat(mail.getFrom()[0]).hasToString("Rondo Mode <news@brand.example>");
    assertThat(mail.getAllRecipients()[0]).hasToString("mia7@example.test");
  }

  @Test
  void subjectAndBodiesSurviveTextFirstAndQuotedPrintable() throws Exception {
    door.channel().send(List.of(Mails.mail(8)), new Sink());

    MimeMessage mail = greenMail.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Sommer 🎉 Sale");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).containsIgnoringCase("text/plain");
    assertThat(parts.getBodyPart(0).getContentType()).containsIgnoringCase("utf-8");
    assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding"))
        .containsExactly("quoted-printable");
    assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
        .isEqualTo("Grüße, Mia! 🎉\n.\nzweite Zeile\n");
    assertThat(parts.getBodyPart(1).getContentType()).containsIgnoringCase("text/html");
    assertThat(parts.getBodyPart(1).getHeader("Content-Transfer-Encoding"))
        .containsExactly("quoted-printable");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Grüße, Mia! 🎉</p>");
  }

  @Test
  void aLineBreakInAValueNeverBecomesAHeader() {
    String evil = "x\r\nBcc: victim@example.test";
    Sink sink = new Sink();
    door.channel()
        .send(
            List.of(
                Mails.mail(1, "mia@example.test", evil, "Rondo"),
                Mails.mail(2, "mia@example.test", "Hello", evil),
                Mails.mail(3, "mia@example.test\r\nRCPT TO:<victim@example.test>", "Hello", "R"),
                Mails.mail(4, "mia@example.test\0", "Hello", "Rondo"),
                Mails.mail(5, "no address", "Hello", "Rondo"),
                Mails.mail(6, "a@example.test, b@example.test", "Hello", "Rondo")),
            sink);

    assertThat(sink.all().values()).hasSize(6).allMatch(o -> o.kind() == Kind.REFUSED);
    assertThat(sink.of(1).reason()).isEqualTo("invalid_header");
    assertThat(sink.of(5).reason()).isEqualTo("invalid_address");
    assertThat(greenMail.getReceivedMessages()).isEmpty();
  }

  @Test
  void manyMailsShareTheConnectionsThatAreKeptOpen() {
    Sink sink = new Sink();
    door.channel().send(Mails.mails(200), sink);

    assertThat(sink.all()).hasSize(200).values().allMatch(o -> o.kind() == Kind.SENT);
    assertThat(greenMail.getReceivedMessages()).hasSize(200);
    assertThat(door.bean(Connections.class).open()).isBetween(1, 3);
  }

  @Test
  void whoIsToldToStopStopsAndReportsTheRest() {
    Sink sink = new Sink();
    door.channel().send(Mails.mails(100), sink.goingOnWhile(() -> sink.all().size() < 10));

    assertThat(sink.all()).hasSize(100);
    long sent = sink.all().values().stream().filter(o -> o.kind() == Kind.SENT).count();
    assertThat(sent).isBetween(10L, 13L);
    assertThat(greenMail.getReceivedMessages()).hasSize((int) sent);
    assertThat(sink.all().values())
        .filteredOn(o -> o.kind() != Kind.SENT)
        .allMatch(o -> o.kind() == Kind.NOT_TRIED && o.reason().equals("told_to_stop"));
  }

  @Test
  void whoMayNotBeMailedAnyMoreIsLeftOutAndTheOthersAreMailed() {
    Sink sink = new Sink();
    door.channel().send(Mails.mails(20), sink.lettingGo(id -> id % 5 != 0));

    assertThat(sink.all()).hasSize(20);
    assertThat(sink.all().entrySet())
        .allMatch(
            one -> one.getValue().kind() == (one.getKey() % 5 == 0 ? Kind.NOT_TRIED : Kind.SENT));
    assertThat(greenMail.getReceivedMessages()).hasSize(16);
  }
}
