package io.rondo.integrations.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trap 1: nobody steers Camel by the headers of a mail. */
class StrictMailHeadersTest {

  private static final String EVIL =
      """
      From: attacker@example.test
      To: replies@example.test
      Subject: Re: Sommer
      CamelFileName: ../../../etc/cron.d/evil
      CAmelHttpUri: http://169.254.169.254/
      camelExecCommandExecutable: /bin/sh
      org.apache.camel.something: evil
      ORG.APACHE.CAMEL.other: evil
      mail.smtp.host: evil.example
      Mail.Smtp.Port: 2525
      mail.smtps.socketFactory.class: evil
      X-Harmless: yes
      Content-Type: text/plain; charset=UTF-8

      Thank you!
      """
          .replace("\n", "\r\n");

  private GreenMail greenMail;
  private EmailTestApplication door;

  @BeforeEach
  void start() {
    greenMail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    greenMail.start();
    door = EmailTestApplication.start();
  }

  @AfterEach
  void stop() {
    door.close();
    greenMail.stop();
  }

  @Test
  void noHeaderOfAReceivedMailSteersCamel() throws Exception {
    Map<String, Object> headers = received("");

    assertThat(headers).containsEntry("X-Harmless", "yes").containsKey("Subject");
    assertThat(headers.keySet()).noneMatch(StrictMailHeadersTest::isSteering);
  }

  @Test
  void withoutTheFilterTheSameMailWouldSteerIt() throws Exception {
    door.bean(CamelContext.class)
        .getRegistry()
        .bind("lax", new org.apache.camel.component.mail.MailHeaderFilterStrategy());

    assertThat(received("&headerFilterStrategy=#lax").keySet())
        .anyMatch(StrictMailHeadersTest::isSteering);
  }

  private Map<String, Object> received(String option) throws Exception {
    var user = greenMail.setUser("replies@example.test", "replies", "secret");
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(EVIL.getBytes(StandardCharsets.UTF_8))));
    try (ConsumerTemplate consumer = door.bean(CamelContext.class).createConsumerTemplate()) {
      Exchange mail =
          consumer.receive(
              "imap://127.0.0.1:"
                  + greenMail.getImap().getPort()
                  + "?username=replies&password=secret&delay=100&initialDelay=0"
                  + option,
              20_000);
      assertThat(mail).as("the mail arrived").isNotNull();
      return Map.copyOf(mail.getIn().getHeaders());
    }
  }

  private static boolean isSteering(String header) {
    String name = header.toLowerCase(java.util.Locale.ROOT);
    return name.equals("camelfilename")
        || name.equals("camelhttpuri")
        || name.startsWith("camelexec")
        || name.startsWith("org.apache.camel")
        || name.startsWith("mail.");
  }
}
