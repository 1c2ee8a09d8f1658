package io.rondo.integrations.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.delivery.MailView;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class MailboxServerTest {

  private final MailboxServer mailbox =
      new MailboxServer(
          new MailboxSettings(null, 3, DataSize.ofMegabytes(1)), "", Clock.systemUTC());

  @AfterEach
  void stop() {
    mailbox.destroy();
  }

  @Test
  void aMailIsShownAsItWasReceived() throws Exception {
    send("mia@example.test", "Sommer 🎉 Sale");

    MailView mail = mailbox.find(mailbox.latest(1, "").get(0).id()).orElseThrow();
    assertThat(mail.subject()).isEqualTo("Sommer 🎉 Sale");
    assertThat(mail.from()).contains("news@rondo.example");
    assertThat(mail.to()).isEqualTo("mia@example.test");
    assertThat(mail.html()).contains("<p>Grüße</p>");
    assertThat(mail.text()).contains("Grüße");
    assertThat(mail.headers()).extracting(MailView.Header::name).contains("X-Campaign");
  }

  @Test
  void itForgetsTheOldestAndStillCountsThem() throws Exception {
    for (int i = 1; i <= 5; i++) {
      send("mia" + i + "@example.test", "Mail " + i);
    }
    assertThat(mailbox.count()).isEqualTo(5);
    assertThat(mailbox.latest(10, null))
        .extracting("subject")
        .containsExactly("Mail 5", "Mail 4", "Mail 3");
    assertThat(mailbox.latest(10, "MIA4@")).extracting("subject").containsExactly("Mail 4");
    assertThat(mailbox.find("1")).isEmpty();
  }

  @Test
  void itIsOffWhereAMailServerIsSet() {
    var off =
        new MailboxServer(
            new MailboxSettings(null, 3, DataSize.ofMegabytes(1)),
            "mail.example.test",
            Clock.systemUTC());
    assertThat(off.isOn()).isFalse();
    assertThat(off.latest(10, "")).isEmpty();
  }

  private void send(String to, String subject) throws Exception {
    Session session = Session.getInstance(new Properties());
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("news@rondo.example"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    message.setHeader("X-Campaign", "C-2026-0001");
    MimeMultipart parts = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Grüße", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<p>Grüße</p>", "UTF-8", "html");
    parts.addBodyPart(text);
    parts.addBodyPart(html);
    message.setContent(parts);
    message.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", mailbox.port(), null, null);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }
}
