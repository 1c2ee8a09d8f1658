package io.rondo.integrations.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.workers.bounce.AnswerMail;
import io.rondo.workers.bounce.AnswerMails;
import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.OutgoingAnswer;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How an answer of the staff arrives. */
class EmailAnswersTest {

  private static final OutgoingAnswer ANSWER =
      new OutgoingAnswer(7, 1L, 2L, 3L, "t", "<question@inbox.test>", null, "text", null);

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
    greenMail.setUser("back@brand.example", "back", "secret");
    door =
        EmailTestApplication.start(
            "email.host=127.0.0.1",
            "email.port=" + greenMail.getSmtp().getPort(),
            "email.from-address=news@brand.example",
            "email.bounce-domain=bounces.brand.example",
            "email.list-domain=brand.example",
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + greenMail.getImap().getPort(),
            "email.inbound.security=none",
            "email.inbound.user=back",
            "email.inbound.password=secret");
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
  void anAnswerIsAMailFromAPersonInTheSameThread() throws Exception {
    written(answer("Re: Sommer \u2600", "Gr\u00fc\u00dfe!\nEs geht wieder."));

    assertThat(send()).isEqualTo("<answer.7.mac@brand.example>");

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
            "In-Reply-To",
            "References",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
    assertThat(mail.getHeader("Message-ID")).containsExactly("<answer.7.mac@brand.example>");
    assertThat(mail.getHeader("In-Reply-To")).containsExactly("<question@inbox.test>");
    assertThat(MimeUtility.unfold(mail.getHeader("References", null)))
        .isEqualTo("<first@brand.example> <question@inbox.test>");
    assertThat(mail.getHeader("Return-Path")).containsExactly("<rb+7.mac@bounces.brand.example>");
    assertThat(mail.getReplyTo()[0]).hasToString("re+7.mac@bounces.brand.example");
    assertThat(mail.getFrom()[0]).hasToString("Rondo Mode <news@brand.example>");
    assertThat(mail.getSubject()).isEqualTo("Re: Sommer \u2600");
    assertThat(mail.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo("Gr\u00fc\u00dfe!\nEs geht wieder.");
  }

  @Test
  void theSameAnswerTwiceHasOneName() throws Exception {
    written(answer("Re: Spring", "Hello"));

    assertThat(send()).isEqualTo(send());
  }

  @Test
  void aValueThatWouldBreakOutOfItsHeaderIsRefused() throws Exception {
    written(answer("Re: x\r\nBcc: victim@example.test", "Hello"));

    assertThatThrownBy(EmailAnswersTest::send)
        .isInstanceOf(AnswerFailed.class)
        .hasMessageContaining("subject");
    assertThat(greenMail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsWorthAnotherTry() throws Exception {
    try (EmailTestApplication alone =
        EmailTestApplication.start("email.host=127.0.0.1", "email.port=9")) {
      given(alone.bean(AnswerMails.class).of(any())).willReturn(answer("Re: Spring", "Hello"));

      assertThatThrownBy(() -> alone.bean(AnswerDoor.class).send(ANSWER))
          .isInstanceOfSatisfying(
              AnswerFailed.class, failed -> assertThat(failed.isWorthAnotherTry()).isTrue())
          .hasMessageNotContaining("mia@");
    }
  }

  private static void written(AnswerMail mail) throws AnswerFailed {
    given(door.bean(AnswerMails.class).of(any())).willReturn(mail);
  }

  private static String send() throws AnswerFailed {
    return door.bean(AnswerDoor.class).send(ANSWER);
  }

  private static AnswerMail answer(String subject, String text) {
    return new AnswerMail(
        "mia@example.test",
        "Rondo Mode",
        subject,
        text,
        "answer.7.mac",
        "re+7.mac",
        "rb+7.mac",
        "<question@inbox.test>",
        List.of("<first@brand.example>", "<question@inbox.test>"));
  }
}
