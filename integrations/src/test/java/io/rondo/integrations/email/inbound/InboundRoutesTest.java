package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.integrations.email.EmailTestApplication;
import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.MailKind;
import io.rondo.workers.bounce.ReturnMailbox;
import io.rondo.workers.bounce.UnreadMails;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;

/** What becomes of mails in a real mailbox. */
class InboundRoutesTest {

  private static final long SOON = 30_000;
  private static final String TAKE = "email.takeMail";
  private static final Map<String, Map<String, Object>> HEADERS = new ConcurrentHashMap<>();

  private static GreenMail greenMail;
  private static GreenMailUser user;
  private static EmailTestApplication door;
  private static MailIntake intake;
  private static UnreadMails unread;

  @BeforeAll
  static void start() throws Exception {
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    greenMail.start();
    user = greenMail.setUser("back@bounces.test", "back", "secret");
    door =
        EmailTestApplication.start(
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + greenMail.getImap().getPort(),
            "email.inbound.security=none",
            "email.inbound.user=back",
            "email.inbound.password=secret",
            "email.inbound.poll=100ms");
    intake = door.bean(MailIntake.class);
    unread = door.bean(UnreadMails.class);
    CamelContext camel = door.bean(CamelContext.class);
    Headers headers = new Headers();
    camel.getManagementStrategy().addEventNotifier(headers);
    headers.start();
  }

  @AfterAll
  static void stop() {
    door.close();
    greenMail.stop();
  }

  @BeforeEach
  void nothingThereYet() throws Exception {
    Mockito.reset(intake, unread);
    HEADERS.clear();
    greenMail.purgeEmailFromAllMailboxes();
  }

  @Test
  void aMailIsStoredAndThenMoved() throws Exception {
    user.deliver(sample("human-reply-unsubscribe"));

    ArgumentCaptor<InboundMail> taken = ArgumentCaptor.forClass(InboundMail.class);
    verify(intake, timeout(SOON)).take(taken.capture());
    assertThat(taken.getValue().kind()).isEqualTo(MailKind.REPLY);
    assertThat(taken.getValue().recipients()).containsExactly("reply+c42.r9.9f31@reply.rondo.test");
    until(() -> in("Rondo.done") == 1 && in("INBOX") == 0);
    verify(unread, timeout(SOON).atLeastOnce()).read(anyString());
    verify(unread, never()).keep(anyString(), anyLong(), anyString());
    assertThat(door.bean(ReturnMailbox.class).state().problem()).isNull();
  }

  @Test
  void noHeaderOfAMailSteersWhatBecomesOfIt() throws Exception {
    user.deliver(
        mail(
            "From: attacker@example.test\r\nTo: back@bounces.test\r\nSubject: Re: Sommer\r\n"
                + "Message-ID: <evil@example.test>\r\n"
                + "CamelFileName: ../../../etc/cron.d/evil\r\n"
                + "CAmelHttpUri: http://169.254.169.254/\r\nmail.smtp.host: evil.example\r\n"
                + "moveTo: Evil\r\ncopyTo: Evil\r\nMOVETO: Evil\r\ndelete: true\r\n"
                + "\r\nThank you!\r\n"));

    verify(intake, timeout(SOON)).take(any());
    until(() -> in("Rondo.done") == 1 && in("INBOX") == 0 && HEADERS.containsKey(TAKE));
    assertThat(HEADERS.get(TAKE)).isEmpty();
    assertThat(folder("Evil")).isNull();
  }

  @Test
  void aMailThatIsTooLargeIsPutAsideAndTheNextIsRead() throws Exception {
    String line = "x".repeat(74) + "\r\n";
    user.deliver(
        mail(
            "From: a@b.test\r\nMessage-ID: <large@b.test>\r\n\r\n"
                + line.repeat(40 * 1024 * 1024 / line.length() + 1)));
    user.deliver(sample("postfix-hard-5.1.1"));

    verify(unread, timeout(SOON)).keep(anyString(), anyLong(), contains("larger than 20 MB"));
    ArgumentCaptor<InboundMail> taken = ArgumentCaptor.forClass(InboundMail.class);
    verify(intake, timeout(SOON)).take(taken.capture());
    assertThat(taken.getValue().kind()).isEqualTo(MailKind.DELIVERY_REPORT);
    until(() -> in("Rondo.unread") == 1 && in("Rondo.done") == 1 && in("INBOX") == 0);
  }

  @Test
  void tenThousandPartsArePutAsideAndTheNextIsRead() throws Exception {
    StringBuilder wide =
        new StringBuilder("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n");
    for (int i = 0; i < 10_000; i++) {
      wide.append("--x\r\nContent-Type: text/plain\r\n\r\na\r\n");
    }
    user.deliver(mail(wide + "--x--\r\n"));
    user.deliver(sample("arf-complaint"));

    verify(unread, timeout(SOON)).keep(anyString(), anyLong(), contains("more than 100 parts"));
    verify(intake, timeout(SOON)).take(any());
    until(() -> in("Rondo.unread") == 1 && in("Rondo.done") == 1 && in("INBOX") == 0);
  }

  @Test
  void aMailThatNobodyCanHandleIsPutAsideAndReadAgainWhenAPersonSaysSo() throws Exception {
    given(intake.take(any())).willThrow(new IllegalStateException("a fault of ours"));
    user.deliver(sample("dovecot-sieve-vacation"));

    ArgumentCaptor<String> hash = ArgumentCaptor.forClass(String.class);
    verify(unread, timeout(SOON)).keep(hash.capture(), anyLong(), contains("see the log"));
    until(() -> in("Rondo.unread") == 1 && in("INBOX") == 0);

    Mockito.reset(intake);
    assertThat(door.bean(ReturnMailbox.class).readAgain()).isEqualTo(1);

    verify(unread, timeout(SOON)).read(hash.getValue());
    until(() -> in("Rondo.done") == 1 && in("Rondo.unread") == 0 && in("INBOX") == 0);
    assertThat(door.bean(ReturnMailbox.class).readAgain()).isZero();
  }

  @Test
  void whatIsDoneIsDeletedInTime() throws Exception {
    user.deliver(sample("human-reply-unsubscribe"));
    until(() -> in("Rondo.done") == 1);
    ReturnMailbox mailbox = door.bean(ReturnMailbox.class);

    assertThat(mailbox.forgetBefore(Instant.now().minus(Duration.ofDays(2)))).isZero();
    assertThat(mailbox.forgetBefore(Instant.now().plus(Duration.ofDays(2)))).isEqualTo(1);
    assertThat(in("Rondo.done")).isZero();
  }

  @Test
  void aMailThatCouldNotBeStoredStaysAndIsReadAgainByItself() throws Exception {
    given(intake.take(any()))
        .willThrow(new DataAccessResourceFailureException("the database is away"))
        .willThrow(new DataAccessResourceFailureException("the database is away"))
        .willReturn(MailIntake.Taken.REPLY);
    user.deliver(sample("human-reply-unsubscribe"));

    verify(intake, timeout(SOON).times(3)).take(any());
    until(() -> in("Rondo.done") == 1 && in("INBOX") == 0);
    verify(unread, never()).keep(anyString(), anyLong(), anyString());
  }

  @Test
  void aMailboxThatCannotBeOpenedSaysWhatToLookAt() {
    try (EmailTestApplication locked =
        EmailTestApplication.start(
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + greenMail.getImap().getPort(),
            "email.inbound.security=none",
            "email.inbound.user=back",
            "email.inbound.password=wrong-password",
            "email.inbound.poll=100ms")) {
      ReturnMailbox mailbox = locked.bean(ReturnMailbox.class);
      until(() -> mailbox.state().problem() != null);

      assertThat(mailbox.state().problem())
          .contains("login", "rondo.integrations.email.inbound.user")
          .doesNotContain("wrong-password");
      assertThat(locked.bean(InboundSettings.class).toString()).doesNotContain("wrong-password");
    }
  }

  private static int in(String name) {
    MailFolder folder = folder(name);
    return folder == null ? 0 : folder.getMessageCount();
  }

  private static MailFolder folder(String name) {
    try {
      return greenMail.getManagers().getImapHostManager().getFolder(user, name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + SOON * 1_000_000;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the condition holds in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static MimeMessage sample(String name) throws Exception {
    try (InputStream in = InboundRoutesTest.class.getResourceAsStream("/mail/" + name + ".eml")) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    }
  }

  private static MimeMessage mail(String text) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Keeps what every exchange ends with. */
  private static final class Headers extends EventNotifierSupport {

    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeCompletedEvent completed) {
        HEADERS.put(
            completed.getExchange().getFromRouteId(),
            Map.copyOf(completed.getExchange().getIn().getHeaders()));
      }
    }
  }
}
