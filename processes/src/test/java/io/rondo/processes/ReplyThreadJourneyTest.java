package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.processes.testing.CampaignMails;
import io.rondo.processes.testing.WithoutTestSupport;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Channel;
import io.rondo.workers.delivery.ReturnPaths;
import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingMessage;
import io.rondo.workers.testing.TestDatabases;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/**
 * A conversation by e-mail over real SMTP and IMAP: Rondo mails, the customer replies, is answered
 * and replies again; at the end the customer's mailbox is gone.
 */
@SpringBootTest(
    classes = Rondo.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/reply-thread",
      "rondo.public-url=http://localhost:1"
    })
@TypeExcludeFilters(WithoutTestSupport.class)
@ContextConfiguration(initializers = ReplyThreadJourneyTest.Servers.class)
@Tag("own-jvm")
class ReplyThreadJourneyTest {

  private static final String OURS = "bounces.brand.example";

  private static final GreenMail SERVERS =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });

  @Autowired private List<Channel> channels;
  @Autowired private List<AnswerDoor> doors;
  @Autowired private ReturnPaths returnPaths;
  @Autowired private Messages messages;
  @Autowired private Customers customers;
  @Autowired private Suppressions suppressions;
  @Autowired private JdbcTemplate jdbc;

  private Mailing mailing;
  private Person mia;
  private String address;

  /** One mailbox takes whatever is written to our domain, as with a catch-all. */
  static class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      SERVERS.start();
      GreenMailUser ours = SERVERS.setUser("back@" + OURS, "back", "secret");
      SERVERS
          .getUserManager()
          .setMessageDeliveryHandler(
              (message, to) ->
                  to.getEmail().endsWith("@" + OURS)
                      ? ours
                      : SERVERS.getUserManager().getUserByEmail(to.getEmail()));
      Map<String, Object> settings = new HashMap<>(TestDatabases.h2());
      settings.put("rondo.integrations.email.host", "127.0.0.1");
      settings.put("rondo.integrations.email.port", SERVERS.getSmtp().getPort());
      settings.put("rondo.integrations.email.from-address", "news@brand.example");
      settings.put("rondo.integrations.email.bounce-domain", OURS);
      settings.put("rondo.integrations.email.list-domain", "brand.example");
      settings.put("rondo.integrations.email.inbound.host", "127.0.0.1");
      settings.put("rondo.integrations.email.inbound.port", SERVERS.getImap().getPort());
      settings.put("rondo.integrations.email.inbound.security", "none");
      settings.put("rondo.integrations.email.inbound.user", "back");
      settings.put("rondo.integrations.email.inbound.password", "secret");
      settings.put("rondo.integrations.email.inbound.poll", "100ms");
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("reply-thread", settings));
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.stop();
  }

  @Test
  void aConversationStaysOneUntilTheMailboxIsGone() throws Exception {
    // given a customer who was mailed
    mailing = Mailing.frozenAt(jdbc, Instant.now().minusSeconds(60));
    mia = mailing.mailed("A", Instant.now().minusSeconds(30));
    address = customers.find(mia.customerId()).orElseThrow().email();
    SERVERS.setUser(address, address, "secret");
    CampaignMails.send(channels, returnPaths, mailing, mia, address);

    // when she replies, with headers that would steer a naive reader
    MimeMessage campaign = inbox(address).get(0);
    assertThat(campaign.getReplyTo()[0].toString()).startsWith("reply+").endsWith("@" + OURS);
    reply(campaign, "It is broken \u2013 and nobody answers.");

    // then her words are kept without the quotation, bound to her and to the mail
    until(() -> messages.of(mia.customerId()).size() == 1);
    Message question = messages.of(mia.customerId()).get(0);
    assertThat(question.text()).isEqualTo("It is broken \u2013 and nobody answers.");
    assertThat(question.deliveryId()).isEqualTo(mia.deliveryId());
    assertThat(topic(question)).isEqualTo("complaint");
    until(() -> in("Rondo.done") == 1 && in("INBOX") == 0);

    // when she is answered, and answers
    long answer = answer(question, "We send you a new one.");
    MimeMessage answered = named(messages.find(answer).orElseThrow().remoteRef());
    assertThat(answered.getHeader("In-Reply-To")).containsExactly(question.remoteRef());
    assertThat(answered.getHeader("References", " ")).contains(question.remoteRef());
    assertThat(answered.getHeader("Auto-Submitted")).isNull();
    assertThat(answered.getHeader("Precedence")).isNull();
    assertThat(answered.getSubject()).isEqualTo("Re: Spring");
    reply(answered, "Thank you!");

    // then it is one conversation
    until(() -> written(question).size() == 2);
    assertThat(written(question)).extracting(Message::text).last().isEqualTo("Thank you!");
    assertThat(messages.thread(question.threadKey()))
        .extracting(Message::id)
        .contains(question.id(), answer);
    assertThat(messages.thread(question.threadKey()))
        .allMatch(message -> message.customerId().equals(mia.customerId()));

    // when a forged report says that her mailbox is gone, nothing happens; a true one counts
    report("b+" + mailing.code() + "." + mia.deliveryId() + ".0123456789abcdef0123@" + OURS);
    until(() -> events("unverified") == 1);
    assertThat(isSuppressed()).isFalse();
    String envelope = answered.getHeader("Return-Path")[0].replaceAll("[<>]", "");
    report(envelope);
    until(() -> messages.find(answer).orElseThrow().state().equals("failed"));
    assertThat(messages.find(answer).orElseThrow().problem()).contains("hard 5.1.1");
    report(campaign.getHeader("Return-Path")[0].replaceAll("[<>]", ""));
    until(this::isSuppressed);
    until(() -> in("INBOX") == 0 && in("Rondo.done") == 5);
  }

  private long answer(Message question, String text) throws Exception {
    long id =
        messages.write(
            new OutgoingMessage(
                "email",
                question.remoteRef(),
                question.threadKey(),
                question.customerId(),
                question.campaignId(),
                question.deliveryId(),
                "sue",
                null,
                text,
                null));
    AnswerDoor door =
        doors.stream().filter(one -> one.channel().equals("email")).findFirst().orElseThrow();
    messages.sent(id, door.send(messages.find(id).orElseThrow().asAnswer()));
    return id;
  }

  /** As a mail program does it. */
  private void reply(MimeMessage mail, String text) throws Exception {
    MimeMessage reply = (MimeMessage) mail.reply(false);
    reply.setFrom(new InternetAddress(address));
    reply.setHeader("References", mail.getMessageID());
    reply.setHeader("CamelFileName", "../../../etc/cron.d/evil");
    reply.setHeader("CAmelHttpUri", "http://169.254.169.254/");
    reply.setHeader("mail.smtp.host", "evil.example");
    reply.setText(text + "\n\nOn Monday, Brand wrote:\n> Buy now!\n", "UTF-8");
    reply.saveChanges();
    submit(reply, address, reply.getAllRecipients()[0].toString());
  }

  private void report(String to) throws Exception {
    String mail =
        "From: MAILER-DAEMON@inbox.example\r\nTo: "
            + to
            + "\r\nMessage-ID: <"
            + System.nanoTime()
            + "@inbox.example>\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"
            + "--x\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
            + "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; inbox\r\n\r\n"
            + "Final-Recipient: rfc822; x@inbox.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
            + "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n--x--\r\n";
    submit(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
        "mailer-daemon@inbox.example",
        to);
  }

  private static void submit(MimeMessage mail, String from, String to) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.from", from);
    Session session = Session.getInstance(properties);
    try (Transport smtp = session.getTransport("smtp")) {
      smtp.connect("127.0.0.1", SERVERS.getSmtp().getPort(), null, null);
      smtp.sendMessage(mail, new InternetAddress[] {new InternetAddress(to)});
    }
  }

  private List<Message> written(Message question) {
    return messages.thread(question.threadKey()).stream().filter(Message::incoming).toList();
  }

  private MimeMessage named(String messageId) throws Exception {
    for (MimeMessage mail : inbox(address)) {
      if (messageId.equals(mail.getMessageID())) {
        return mail;
      }
    }
    throw new AssertionError("The answer did not arrive.");
  }

  private List<MimeMessage> inbox(String of) throws Exception {
    GreenMailUser user = SERVERS.getUserManager().getUserByEmail(of);
    List<MimeMessage> mails = new ArrayList<>();
    SERVERS
        .getManagers()
        .getImapHostManager()
        .getInbox(user)
        .getMessages()
        .forEach(stored -> mails.add(stored.getMimeMessage()));
    return mails;
  }

  private static int in(String name) {
    try {
      MailFolder folder =
          SERVERS
              .getManagers()
              .getImapHostManager()
              .getFolder(SERVERS.getUserManager().getUserByEmail("back@" + OURS), name);
      return folder == null ? 0 : folder.getMessageCount();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isSuppressed() {
    return suppressions.isSuppressed(
        "email", customers.find(mia.customerId()).orElseThrow().emailHash());
  }

  private int events(String detail) {
    return jdbc.queryForObject(
        "select count(*) from response_event where detail = ?", Integer.class, detail);
  }

  private String topic(Message message) {
    return jdbc.queryForObject(
        "select topic from response_event where message_id = ?", String.class, message.id());
  }
}
