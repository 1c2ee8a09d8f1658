package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.bounce.BounceTable;
import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailKind;
import io.rondo.workers.bounce.Verdict;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails of real servers and people. */
class MailReaderTest {

  private static final Session SESSION = Session.getInstance(new Properties());

  @ParameterizedTest
  @CsvSource({
    "postfix-hard-5.1.1, b+c42.r1.8f2a@bounces.rondo.test, HARD",
    "postfix-full-expired-4.2.2, b+c42.r2.11aa@bounces.rondo.test, SOFT",
    "postfix-delayed-4.4.1, , DELAYED",
    "exim-hard, b+c42.e1@bounces.rondo.test, HARD"
  })
  void aReportSaysWhatBecameOfWhichMail(String file, String to, Verdict verdict) throws Exception {
    InboundMail mail = sample(file);

    assertThat(mail.kind()).isEqualTo(MailKind.DELIVERY_REPORT);
    assertThat(mail.reports())
        .singleElement()
        .satisfies(report -> assertThat(BounceTable.judge(report)).isEqualTo(verdict));
    if (to != null) {
      assertThat(mail.recipients()).startsWith(to);
    }
    assertThat(mail.returned()).startsWith("<c42.").endsWith("@rondo.test>");
    assertThat(mail.returnedTo()).contains("@");
  }

  @Test
  void aComplaintNamesTheMailAndNobody() throws Exception {
    InboundMail mail = sample("arf-complaint");

    assertThat(mail.kind()).isEqualTo(MailKind.COMPLAINT);
    assertThat(mail.complaint()).isEqualTo("abuse");
    assertThat(mail.returned()).isEqualTo("<c42.r6.bb02@rondo.test>");
    assertThat(mail.recipients()).startsWith("b+c42.r6.bb02@bounces.rondo.test");
    assertThat(mail.reports()).isEmpty();
  }

  @Test
  void anAutoReplyIsNoReply() throws Exception {
    InboundMail mail = sample("dovecot-sieve-vacation");

    assertThat(mail.kind()).isEqualTo(MailKind.AUTO_REPLY);
    assertThat(mail.references()).containsExactly("<c42.r20@rondo.test>");
    assertThat(mail.text()).isEqualToIgnoringWhitespace("I am away until Monday.");
  }

  @Test
  void aReplyOfAPersonIsReadAsText() throws Exception {
    InboundMail mail = sample("human-reply-unsubscribe");

    assertThat(mail.kind()).isEqualTo(MailKind.REPLY);
    assertThat(mail.from()).isEqualTo("kim@inbox.test");
    assertThat(mail.recipients()).containsExactly("reply+c42.r9.9f31@reply.rondo.test");
    assertThat(mail.references()).containsExactly("<c42.r9.9f31@rondo.test>");
    assertThat(mail.text()).startsWith("Please stop – take me off the list.");
    assertThat(sample("list-unsubscribe-mailto").kind()).isEqualTo(MailKind.REPLY);
  }

  @Test
  void aSentenceOfAnOldServerIsAReportToo() throws Exception {
    InboundMail mail =
        read(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@old.test\r\nTo: b+x@bounces.test\r\n\r\n"
                + "Hi. This is the program.\r\nThe mailbox is over quota. (#5.2.2)\r\n");

    assertThat(mail.kind()).isEqualTo(MailKind.DELIVERY_REPORT);
    assertThat(BounceTable.judge(mail.reports().get(0))).isEqualTo(Verdict.SOFT);
  }

  @Test
  void htmlAloneBecomesTextWithoutItsScripts() throws Exception {
    InboundMail mail =
        read(
            "From: kim@inbox.test\r\nMIME-Version: 1.0\r\nContent-Type: text/html;"
                + " charset=iso-8859-1\r\n\r\n<p>Thank you, M\u00fcller</p><script>alert(1)</script>",
            StandardCharsets.ISO_8859_1);

    assertThat(mail.text()).contains("Thank you, M\u00fcller").doesNotContain("alert", "<p>");
  }

  @Test
  void tenThousandPartsAreRefusedAndADeepOneToo() {
    StringBuilder wide =
        new StringBuilder("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n");
    for (int i = 0; i < 10_000; i++) {
      wide.append("--x\r\nContent-Type: text/plain\r\n\r\na\r\n");
    }
    StringBuilder deep = new StringBuilder("MIME-Version: 1.0\r\n");
    for (int i = 0; i < 50; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=x%d\r\n\r\n--x%d\r\n".formatted(i, i));
    }

    assertThatThrownBy(() -> read(wide + "--x--")).isInstanceOf(MailUnreadable.class);
    assertThatThrownBy(() -> read(deep + "Content-Type: text/plain\r\n\r\na"))
        .isInstanceOf(MailUnreadable.class);
  }

  @Test
  void brokenFieldsAreNoFields() throws Exception {
    InboundMail mail =
        read(
            "From: <<not an address\r\nTo: ,,,\r\nMessage-ID: none\r\nDate: yesterday\r\n"
                + "Subject: =?nonsense?B?////?=\r\n\r\nHello");

    assertThat(mail.messageId()).isNull();
    assertThat(mail.sentAt()).isNull();
    assertThat(mail.references()).isEmpty();
    assertThat(mail.text()).isEqualTo("Hello");
  }

  private static InboundMail sample(String name) throws Exception {
    try (InputStream in = MailReaderTest.class.getResourceAsStream("/mail/" + name + ".eml")) {
      return MailReader.read(new MimeMessage(SESSION, in));
    }
  }

  private static InboundMail read(String mail) throws Exception {
    return read(mail, StandardCharsets.UTF_8);
  }

  private static InboundMail read(String mail, java.nio.charset.Charset charset) throws Exception {
    return MailReader.read(
        new MimeMessage(SESSION, new ByteArrayInputStream(mail.getBytes(charset))));
  }
}
