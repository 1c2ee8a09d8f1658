package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mockingDetails;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.integrations.email.EmailTestApplication;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.MailboxTurns;
import io.rondo.workers.bounce.ReturnMailbox;
import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.TestClock;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes that are set to read the same mailbox. */
@H2Test
class TwoReadersTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired private MailboxTurns turns;
  @Autowired private TestClock clock;

  private GreenMail greenMail;
  private GreenMailUser user;
  private EmailTestApplication one;
  private EmailTestApplication two;

  @BeforeEach
  void start() {
    clock.reset();
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    greenMail.start();
    user = greenMail.setUser("back@bounces.test", "back", "secret");
  }

  private EmailTestApplication node() {
    return EmailTestApplication.start(
        turns,
        "email.inbound.host=127.0.0.1",
        "email.inbound.port=" + greenMail.getImap().getPort(),
        "email.inbound.security=none",
        "email.inbound.user=back",
        "email.inbound.password=secret",
        "email.inbound.poll=20ms");
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    greenMail.stop();
  }

  @Test
  void oneOfThemReadsEachMailAndTheOtherTakesOverWhenItLeaves() throws Exception {
    one = node();
    two = node();

    // when mails come
    deliver(1, 12);
    await().atMost(SOON).until(() -> in("Rondo.done") == 12 && in("INBOX") == 0);

    // then one node has read them all
    assertThat(taken(one) + taken(two)).isEqualTo(12);
    assertThat(Math.min(taken(one), taken(two))).isZero();
    assertThat(one.bean(ReturnMailbox.class).state())
        .isEqualTo(two.bean(ReturnMailbox.class).state());

    // and the other goes on when it is shut down
    boolean first = taken(one) > 0;
    (first ? one : two).close();
    deliver(13, 17);
    await().atMost(SOON).until(() -> in("Rondo.done") == 17 && in("INBOX") == 0);
    assertThat(taken(first ? two : one)).isEqualTo(5);
  }

  @Test
  void aNodeThatFallsSilentIsTakenOverAndMovesNothingWhenItComesBack() throws Exception {
    // given a node that stands still in the middle of a mail
    one = node();
    CountDownLatch silent = new CountDownLatch(1);
    CountDownLatch back = new CountDownLatch(1);
    given(one.bean(MailIntake.class).take(any()))
        .willAnswer(
            call -> {
              silent.countDown();
              back.await();
              return MailIntake.Taken.REPLY;
            });
    deliver(1, 2);
    silent.await();

    // when its time is over
    two = node();
    assertThat(in("INBOX")).isEqualTo(2);
    clock.advance(Duration.ofMinutes(3));
    await().atMost(SOON).until(() -> in("Rondo.done") == 2 && in("INBOX") == 0);
    assertThat(taken(two)).isEqualTo(2);

    // and it comes back
    back.countDown();
    deliver(3, 3);
    await().atMost(SOON).until(() -> in("Rondo.done") == 3 && in("INBOX") == 0);

    // then each mail was moved once
    assertThat(taken(one)).isEqualTo(1);
    assertThat(in("Rondo.done")).isEqualTo(3);
  }

  private static int taken(EmailTestApplication node) {
    MailIntake intake = node.bean(MailIntake.class);
    return (int)
        mockingDetails(intake).getInvocations().stream()
            .filter(call -> call.getMethod().getName().equals("take"))
            .count();
  }

  private int in(String name) {
    try {
      MailFolder folder = greenMail.getManagers().getImapHostManager().getFolder(user, name);
      return folder == null ? 0 : folder.getMessageCount();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void deliver(int first, int last) throws Exception {
    for (int i = first; i <= last; i++) {
      user.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(
                  ("From: kim@inbox.test\r\nTo: back@bounces.test\r\nMessage-ID: <%d@inbox.test>\r\n"
                          + "Subject: Re: Sommer\r\n\r\nHello\r\n")
                      .formatted(i)
                      .getBytes(StandardCharsets.UTF_8))));
    }
  }
}
