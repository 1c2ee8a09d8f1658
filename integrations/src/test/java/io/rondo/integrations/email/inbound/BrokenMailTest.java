package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.integrations.email.EmailTestApplication;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.ReturnMailbox;
import io.rondo.workers.bounce.UnreadMails;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** A mail at which the connection to the mailbox breaks. */
class BrokenMailTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private GreenMail greenMail;
  private GreenMailUser user;
  private PoisonedLine line;
  private EmailTestApplication door;
  private MailIntake intake;
  private UnreadMails unread;

  @BeforeEach
  void start() {
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    greenMail.start();
    user = greenMail.setUser("back@bounces.test", "back", "secret");
    line = new PoisonedLine(greenMail.getImap().getPort(), "poison");
  }

  private void open() {
    door =
        EmailTestApplication.start(
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + line.port(),
            "email.inbound.security=none",
            "email.inbound.user=back",
            "email.inbound.password=secret",
            "email.inbound.poll=100ms");
    intake = door.bean(MailIntake.class);
    unread = door.bean(UnreadMails.class);
  }

  @AfterEach
  void stop() throws Exception {
    door.close();
    line.close();
    greenMail.stop();
  }

  @Test
  void itStopsNoOtherAndIsPutAsideAfterThreeTries() throws Exception {
    user.deliver(mail("poison"));
    user.deliver(mail("one"));
    user.deliver(mail("two"));

    open();

    verify(intake, timeout(SOON.toMillis()).times(2)).take(any());
    verify(unread, timeout(SOON.toMillis()))
        .keep(anyString(), anyLong(), contains("cannot be fetched"));
    await().atMost(SOON).until(() -> in("Rondo.unread") == 1 && in("INBOX") == 0);
    assertThat(in("Rondo.done")).isEqualTo(2);
    assertThat(line.broken()).isEqualTo(3);
    await().atMost(SOON).until(() -> door.bean(ReturnMailbox.class).state().problem() == null);
  }

  @Test
  void itIsNoNewMailWhenItIsReadAgainAndBreaksAgain() throws Exception {
    user.deliver(mail("poison"));
    open();
    ArgumentCaptor<String> hash = ArgumentCaptor.forClass(String.class);
    verify(unread, timeout(SOON.toMillis())).keep(hash.capture(), anyLong(), anyString());
    await().atMost(SOON).until(() -> in("Rondo.unread") == 1 && in("INBOX") == 0);

    // when a person has it read again, and it breaks as before
    assertThat(door.bean(ReturnMailbox.class).readAgain()).isEqualTo(1);
    verify(unread, timeout(SOON.toMillis()).times(2)).keep(hash.capture(), anyLong(), anyString());
    assertThat(hash.getAllValues()).allMatch(hash.getValue()::equals);

    // and once more, when it breaks no more
    await().atMost(SOON).until(() -> in("Rondo.unread") == 1 && in("INBOX") == 0);
    line.heal();
    assertThat(door.bean(ReturnMailbox.class).readAgain()).isEqualTo(1);

    // then nothing stands as unread
    verify(unread, timeout(SOON.toMillis())).read(hash.getValue());
    verify(intake, times(1)).take(any());
  }

  @Test
  void aServerThatGoesAwayIsNoFaultOfTheMail() throws Exception {
    line.breakForLonger();
    user.deliver(mail("poison"));
    open();

    // when the server is away for a while, five times, and each time at the same mail
    for (int i = 1; i <= 5; i++) {
      int times = i;
      await().atMost(SOON).until(() -> line.broken() == times && line.isAway());
      await().atMost(SOON).until(() -> door.bean(ReturnMailbox.class).state().problem() != null);
      if (i < 5) {
        line.mend();
      }
    }
    line.heal();

    // then it is read at last
    await().atMost(SOON).until(() -> in("Rondo.done") == 1);
    verify(unread, never()).keep(anyString(), anyLong(), anyString());
  }

  private int in(String name) {
    try {
      MailFolder folder = greenMail.getManagers().getImapHostManager().getFolder(user, name);
      return folder == null ? 0 : folder.getMessageCount();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage mail(String subject) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(
            ("From: kim@inbox.test\r\nTo: back@bounces.test\r\nMessage-ID: <"
                    + subject
                    + "@inbox.test>\r\nSubject: "
                    + subject
                    + "\r\n\r\nHello\r\n")
                .getBytes(StandardCharsets.UTF_8)));
  }
}
