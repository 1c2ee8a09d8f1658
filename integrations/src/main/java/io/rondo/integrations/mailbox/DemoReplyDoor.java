package io.rondo.integrations.mailbox;

import io.rondo.workers.delivery.DemoReplies;
import io.rondo.workers.response.Subjects;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes what a person or a mail server would send back for a mail of the demo mailbox, and brings
 * it to where received mail is read.
 */
@Component
class DemoReplyDoor implements DemoReplies {

  private static final String TAKE = "direct:email.takeMail";
  private static final int LONGEST_TEXT = 10_000;
  private static final String SERVER = "mx.inbox.example";

  private final MailboxServer mailbox;
  private final ProducerTemplate camel;
  private final Clock clock;

  DemoReplyDoor(MailboxServer mailbox, ProducerTemplate camel, Clock clock) {
    this.mailbox = mailbox;
    this.camel = camel;
    this.clock = clock;
  }

  @Override
  public void send(String mailId, Kind kind, String text) {
    MimeMessage mail =
        mailbox
            .message(mailId)
            .orElseThrow(() -> new IllegalArgumentException("This mail is not kept any more."));
    String said = text == null ? "" : text.strip();
    if (kind == Kind.REPLY && (said.isEmpty() || said.length() > LONGEST_TEXT)) {
      throw new IllegalArgumentException("Write a reply of at most 10,000 characters.");
    }
    try {
      String back =
          switch (kind) {
            case REPLY -> reply(mail, said);
            case AWAY -> away(mail);
            case SPAM -> spam(mail);
            case GONE -> report(mail, "5.1.1", "550 5.1.1 no such user here");
            case FULL -> report(mail, "5.0.0", "452 4.2.2 mailbox full");
            case REFUSED -> report(mail, "5.7.1", "550 5.7.1 message refused by policy");
          };
      MimeMessage written =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(back.getBytes(StandardCharsets.UTF_8)));
      String wrong = camel.requestBody(TAKE, written, String.class);
      if (wrong != null) {
        throw new IllegalArgumentException(wrong);
      }
    } catch (MessagingException e) {
      throw new IllegalArgumentException("This mail cannot be answered: it is broken.", e);
    }
  }

  private String reply(MimeMessage mail, String said) throws MessagingException {
    String to = header(mail, "Reply-To");
    String quoted = "\n\nOn that day, %s wrote:\n> …".formatted(header(mail, "From"));
    return head(header(mail, "To"), to.isEmpty() ? header(mail, "From") : to, answering(mail), mail)
        + "Return-Path: <"
        + header(mail, "To")
        + ">\r\n"
        + words(said + quoted);
  }

  private static String answering(MimeMessage mail) throws MessagingException {
    String subject = mail.getSubject() == null ? "" : mail.getSubject();
    try {
      return MimeUtility.encodeText(Subjects.answering(subject), "UTF-8", "B");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java knows UTF-8.", e);
    }
  }

  private String away(MimeMessage mail) throws MessagingException {
    return head(
            header(mail, "To"), returnPath(mail), "Out of office: " + header(mail, "Subject"), mail)
        + "Auto-Submitted: auto-replied\r\n"
        + words("I am away until Monday.");
  }

  private String spam(MimeMessage mail) throws MessagingException {
    return head("feedback@" + SERVER, returnPath(mail), "FW: " + header(mail, "Subject"), mail)
        + "Content-Type: multipart/report; report-type=feedback-report; boundary=x\r\n\r\n"
        + "--x\r\nContent-Type: text/plain\r\n\r\nSomebody pressed \"this is spam\".\r\n"
        + "--x\r\nContent-Type: message/feedback-report\r\n\r\n"
        + "Feedback-Type: abuse\r\nUser-Agent: demo/1\r\nVersion: 1\r\n"
        + "--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        + returned(mail)
        + "--x--\r\n";
  }

  private String report(MimeMessage mail, String status, String said) throws MessagingException {
    return head(
            "mailer-daemon@" + SERVER,
            returnPath(mail),
            "Undelivered: " + header(mail, "Subject"),
            mail)
        + "Return-Path: <>\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"
        + "--x\r\nContent-Type: text/plain\r\n\r\nThe mail could not be delivered.\r\n"
        + "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
        + SERVER
        + "\r\n\r\nFinal-Recipient: rfc822; "
        + header(mail, "To")
        + "\r\nAction: failed\r\nStatus: "
        + status
        + "\r\nDiagnostic-Code: smtp; "
        + said
        + "\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        + returned(mail)
        + "--x--\r\n";
  }

  private String head(String from, String to, String subject, MimeMessage mail)
      throws MessagingException {
    String date =
        new jakarta.mail.internet.MailDateFormat().format(java.util.Date.from(clock.instant()));
    String name = header(mail, "Message-ID");
    return "Message-ID: <"
        + UUID.randomUUID()
        + "@"
        + SERVER
        + ">\r\nDate: "
        + date
        + "\r\nFrom: "
        + from
        + "\r\nTo: "
        + to
        + "\r\nSubject: "
        + subject
        + "\r\nIn-Reply-To: "
        + name
        + "\r\nReferences: "
        + name
        + "\r\nMIME-Version: 1.0\r\n";
  }

  private static String words(String text) {
    return "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  private static String returned(MimeMessage mail) throws MessagingException {
    return "Message-ID: "
        + header(mail, "Message-ID")
        + "\r\nTo: "
        + header(mail, "To")
        + "\r\n\r\n";
  }

  /** Where a server sends what it has to say. */
  private static String returnPath(MimeMessage mail) throws MessagingException {
    return header(mail, "Return-Path").replaceAll("[<>]", "");
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    String value = mail.getHeader(name, ", ");
    return value == null ? "" : MimeUtility.unfold(value);
  }
}
