package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.integrations.email.EmailTestApplication;
import io.rondo.integrations.testing.TestCertificates;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.ReturnMailbox;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to the mailbox, and that nobody can listen on it. */
class MailboxTlsTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TestCertificates CERTIFICATES = new TestCertificates();

  private static SSLContext before;
  private static GreenMail greenMail;
  private static GreenMailUser user;

  @BeforeAll
  static void start() throws Exception {
    before = SSLContext.getDefault();
    SSLContext.setDefault(CERTIFICATES.client());
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    greenMail.start();
    user = greenMail.setUser("back@bounces.test", "back", "secret");
  }

  @AfterAll
  static void stop() {
    SSLContext.setDefault(before);
    greenMail.stop();
  }

  @BeforeEach
  void oneMail() throws Exception {
    greenMail.purgeEmailFromAllMailboxes();
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(
                "From: kim@inbox.test\r\nTo: back@bounces.test\r\n\r\nHello\r\n"
                    .getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void aMailboxIsReadOverTlsFromTheFirstByte() throws Exception {
    try (TlsLine line = TlsLine.implicit(imap(), CERTIFICATES.server(Duration.ofDays(1)));
        EmailTestApplication door = open(line.port(), "tls")) {
      verify(door.bean(MailIntake.class), timeout(SOON.toMillis())).take(any());
    }
  }

  @Test
  void aMailboxIsReadAfterStartTlsAndNothingIsSaidBefore() throws Exception {
    try (TlsLine line = TlsLine.startTls(imap(), CERTIFICATES.server(Duration.ofDays(1)));
        EmailTestApplication door = open(line.port(), "starttls")) {
      verify(door.bean(MailIntake.class), timeout(SOON.toMillis())).take(any());
      assertThat(line.open()).allMatch(said -> said.matches("\\w+ (CAPABILITY|STARTTLS)"));
    }
  }

  @Test
  void aServerWithoutStartTlsIsToldNothingAndThePageSaysWhatToDo() throws Exception {
    try (TlsLine line = TlsLine.startTls(imap(), null);
        EmailTestApplication door = open(line.port(), "starttls")) {
      assertThat(problem(door))
          .contains("STARTTLS", "rondo.integrations.email.inbound.security", "993");
      assertThat(line.open())
          .isNotEmpty()
          .noneMatch(said -> said.contains("secret") || said.contains("LOGIN"));
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefusedAndThePageSaysWhatToDo() throws Exception {
    try (TlsLine line =
            TlsLine.implicit(imap(), new TestCertificates().server(Duration.ofDays(1)));
        EmailTestApplication door = open(line.port(), "tls")) {
      assertThat(problem(door)).contains("certificate", "javax.net.ssl.trustStore");
    }
    try (TlsLine line =
            TlsLine.startTls(imap(), new TestCertificates().server(Duration.ofDays(1)));
        EmailTestApplication door = open(line.port(), "starttls")) {
      assertThat(problem(door)).contains("certificate", "javax.net.ssl.trustStore");
    }
    try (TlsLine line = TlsLine.implicit(imap(), CERTIFICATES.server(Duration.ofDays(1)));
        EmailTestApplication door = open("localhost", line.port(), "tls")) {
      assertThat(problem(door)).as("it is for 127.0.0.1").contains("certificate", "host");
    }
  }

  @Test
  void aPortWithoutTlsIsNotUsedAndThePageSaysWhatToDo() {
    try (EmailTestApplication door = open(imap(), "tls")) {
      assertThat(problem(door)).contains("speaks no TLS on this port", "993", "starttls");
    }
  }

  private static String problem(EmailTestApplication door) {
    ReturnMailbox mailbox = door.bean(ReturnMailbox.class);
    await().atMost(SOON).until(() -> mailbox.state().problem() != null);
    return mailbox.state().problem();
  }

  private static int imap() {
    return greenMail.getImap().getPort();
  }

  private static EmailTestApplication open(int port, String security) {
    return open("127.0.0.1", port, security);
  }

  private static EmailTestApplication open(String host, int port, String security) {
    return EmailTestApplication.start(
        "email.inbound.host=" + host,
        "email.inbound.port=" + port,
        "email.inbound.security=" + security,
        "email.inbound.user=back",
        "email.inbound.password=secret",
        "email.inbound.timeout=5s",
        "email.inbound.poll=100ms");
  }
}
