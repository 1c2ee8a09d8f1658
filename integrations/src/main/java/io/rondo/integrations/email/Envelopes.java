package io.rondo.integrations.email;

import io.rondo.workers.delivery.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Puts a mail into its envelope: addresses, headers and both bodies, as RFC 5322 wants them. */
class Envelopes {

  private static final String UTF_8 = "UTF-8";

  private final EmailSettings settings;
  private final Session session;
  private final Clock clock;

  Envelopes(EmailSettings settings, Session session, Clock clock) {
    this.settings = settings;
    this.session = session;
    this.clock = clock;
  }

  /**
   * The message as it will be delivered.
   *
   * @throws HeaderGuard.HeaderRefused when a value would break out of its header
   * @throws MessagingException when the recipient's address is none
   */
  SMTPMessage message(Mail mail) throws MessagingException {
    Stamped message = new Stamped(session, id(mail));
    message.setEnvelopeFrom(
        HeaderGuard.safe("return path", mail.returnPath() + "@" + settings.bounceDomain()));
    message.setRecipient(
        jakarta.mail.Message.RecipientType.TO,
        new InternetAddress(HeaderGuard.safe("recipient", mail.to()), true));
    message.setFrom(from(mail));
    message.setSubject(HeaderGuard.safe("subject", mail.subject()), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    header(
        message,
        "List-Unsubscribe",
        "<%s>, <mailto:%s@%s>"
            .formatted(mail.unsubscribeUrl(), mail.unsubscribeMailbox(), settings.bounceDomain()));
    header(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    header(message, "List-Id", "<marketing." + settings.listDomain() + ">");
    header(message, "Feedback-ID", mail.campaign() + ":marketing:email:" + settings.listDomain());
    header(message, "Auto-Submitted", "auto-generated");
    header(message, "Precedence", "bulk");
    message.setContent(body(mail));
    message.saveChanges();
    return message;
  }

  private String id(Mail mail) {
    return HeaderGuard.safe(
        "Message-ID", "<" + mail.reference() + "@" + settings.listDomain() + ">");
  }

  private InternetAddress from(Mail mail) throws MessagingException {
    try {
      return new InternetAddress(
          settings.fromAddress(), HeaderGuard.safe("sender's name", mail.fromName()), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is part of every Java platform", e);
    }
  }

  private static MimeMultipart body(Mail mail) throws MessagingException {
    MimeMultipart body = new MimeMultipart("alternative");
    body.addBodyPart(part(mail.text(), "plain"));
    body.addBodyPart(part(mail.html(), "html"));
    return body;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static void header(SMTPMessage message, String name, String value)
      throws MessagingException {
    message.setHeader(name, HeaderGuard.safe(name, value));
  }

  /** A message that keeps the Message-ID it was given: the library would make its own. */
  private static final class Stamped extends SMTPMessage {

    private final String id;

    Stamped(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
