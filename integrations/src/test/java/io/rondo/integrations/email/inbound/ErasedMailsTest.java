package io.rondo.integrations.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.integrations.email.EmailTestApplication;
import io.rondo.integrations.testing.Line;
import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailErasures;
import io.rondo.workers.bounce.MailErasures.Erasure;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.MailboxTurns;
import io.rondo.workers.bounce.ReturnMailbox;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the mails of somebody who was erased. */
class ErasedMailsTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Erasure KIM =
      new Erasure(1, "im@inbox.test", List.of("C-2026-0001.17.", "re+5.0123", "answer.5.0123"));

  private final List<Erasure> asked = new CopyOnWriteArrayList<>();
  private GreenMail greenMail;
  private GreenMailUser user;
  private Line line;
  private EmailTestApplication door;
  private MailErasures erasures;

  @BeforeEach
  void start() {
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    greenMail.start();
    user = greenMail.setUser("back@bounces.test", "back", "secret");
    line = new Line("127.0.0.1", greenMail.getImap().getPort());
    door =
        EmailTestApplication.start(
            "email.inbound.host=127.0.0.1",
            "email.inbound.port=" + line.port(),
            "email.inbound.security=none",
            "email.inbound.user=back",
            "email.inbound.password=secret",
            "email.inbound.poll=100ms");
    erasures = door.bean(MailErasures.class);
    given(erasures.open()).willAnswer(call -> List.copyOf(asked));
    willAnswer(
            call -> {
              asked.clear();
              return null;
            })
        .given(erasures)
        .done(anyLong());
  }

  @AfterEach
  void stop() {
    door.close();
    line.close();
    greenMail.stop();
  }

  @Test
  void theirMailsGoAndTheMailsOfOthersStay() throws Exception {
    // given mails that are done, and mails that could not be read
    given(door.bean(MailIntake.class).take(any()))
        .willAnswer(
            call -> {
              if (call.<InboundMail>getArgument(0).subject().startsWith("unread")) {
                throw new IllegalStateException("a fault of ours");
              }
              return MailIntake.Taken.REPLY;
            });
    deliver("own", "Im <IM@inbox.test>", "x@bounces.test", "Hello");
    deliver(
        "report", "mailer-daemon@inbox.test", "b+c-2026-0001.17.0123@bounces.test", "no such user");
    deliver(
        "other report",
        "mailer-daemon@inbox.test",
        "b+c-2026-0001.117.0123@bounces.test",
        "no such user");
    deliver("answer", "im.elsewhere@inbox.test", "re+5.0123@bounces.test", "Thanks");
    deliver("named", "postmaster@inbox.test", "x@bounces.test", "<im@inbox.test>: mailbox full");
    deliver("other", "ann@inbox.test", "x@bounces.test", "Hello");
    deliver("unread own", "im@inbox.test", "x@bounces.test", "Hello");
    deliver("unread other", "kim@inbox.test", "x@bounces.test", "Hello");
    await().atMost(SOON).until(() -> in("Rondo.done").size() + in("Rondo.unread").size() == 8);

    // when somebody is erased
    asked.add(KIM);

    // then only theirs are gone
    verify(erasures, timeout(SOON.toMillis())).done(1);
    assertThat(in("Rondo.done")).containsExactlyInAnyOrder("other report", "other");
    assertThat(in("Rondo.unread")).containsExactly("unread other");
  }

  @Test
  void whileTheServerIsAwayItIsKeptAndThenDone() throws Exception {
    deliver("own", "im@inbox.test", "x@bounces.test", "Hello");
    await().atMost(SOON).until(() -> in("Rondo.done").size() == 1);
    line.cut();
    ReturnMailbox mailbox = door.bean(ReturnMailbox.class);
    await().atMost(SOON).until(() -> mailbox.state().problem() != null);

    asked.add(KIM);
    verify(door.bean(MailboxTurns.class), timeout(SOON.toMillis()).atLeast(5))
        .looked(any(), contains("cannot be opened"));
    verify(erasures, never()).done(anyLong());

    line.mend();
    verify(erasures, timeout(SOON.toMillis())).done(1);
    assertThat(in("Rondo.done")).isEmpty();
  }

  private List<String> in(String name) {
    try {
      MailFolder folder = greenMail.getManagers().getImapHostManager().getFolder(user, name);
      List<String> subjects = new ArrayList<>();
      if (folder != null) {
        for (StoredMessage mail : folder.getMessages()) {
          subjects.add(mail.getMimeMessage().getSubject());
        }
      }
      return subjects;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void deliver(String subject, String from, String to, String text) throws Exception {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(
                ("From: %s\r\nTo: %s\r\nMessage-ID: <%s@inbox.test>\r\nSubject: %s\r\n\r\n%s\r\n")
                    .formatted(from, to, subject.replace(' ', '.'), subject, text)
                    .getBytes(StandardCharsets.UTF_8))));
  }
}
