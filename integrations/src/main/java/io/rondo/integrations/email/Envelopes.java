package io.rondo.integrations.email;

import io.rondo.integrations.email.inbound.InboundSettings;
import io.rondo.workers.bounce.AnswerMail;
import io.rondo.workers.delivery.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Enumeration;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;

/** Puts a mail into its envelope: addresses, headers and both bodies, as RFC 5322 wants them. */
@Component
class Envelopes {

  private static final byte[] NEW_LINE = {'\r', '\n'};

  private final EmailSettings settings;
  private final InboundSettings inbound;
  private final Session session;
  private final Clock clock;

  Envelopes(EmailSettings settings, InboundSettings inbound, Connections connections, Clock clock) {
    this.settings = settings;
    this.inbound = inbound;
    this.session = connections.session();
    this.clock = clock;
  }

  /**
   * The message as it will be delivered.
   *
   * @throws HeaderGuard.HeaderRefused when a value would break out of its header
   * @throws MessagingException when the recipient's address is none
   */
  SMTPMessage message(Mail mail) throws MessagingException {
    Written message = addressed(body(mail), mail.returnPath(), mail.to(), mail.reference());
    headed(message, mail.fromName(), mail.replyMailbox(), mail.subject());
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
    header(message, "Content-Type", "multipart/alternative; boundary=\"" + boundary(mail) + "\"");
    return message;
  }

  /**
   * An answer of the staff: plain text from a person to a person, so it neither says that it was
   * made by a program nor that it belongs to a list.
   *
   * @throws HeaderGuard.HeaderRefused when a value would break out of its header
   * @throws MessagingException when the recipient's address is none
   */
  SMTPMessage answer(AnswerMail mail) throws MessagingException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    QuotedPrintable.encode(mail.text(), body);
    Written message = addressed(body.toByteArray(), mail.returnPath(), mail.to(), mail.reference());
    headed(message, mail.fromName(), mail.replyMailbox(), mail.subject());
    if (mail.inReplyTo() != null) {
      header(message, "In-Reply-To", mail.inReplyTo());
    }
    if (!mail.references().isEmpty()) {
      for (String reference : mail.references()) {
        HeaderGuard.safe("References", reference);
      }
      message.setHeader("References", String.join("\r\n ", mail.references()));
    }
    header(message, "Content-Type", "text/plain; charset=UTF-8");
    header(message, "Content-Transfer-Encoding", "quoted-printable");
    return message;
  }

  /** To whom it goes, where reports on it go, what it is called and when it was written. */
  private Written addressed(byte[] body, String returnPath, String to, String reference)
      throws MessagingException {
    Written message = new Written(session, body);
    message.setEnvelopeFrom(
        HeaderGuard.safe("return path", returnPath + "@" + settings.bounceDomain()));
    message.setRecipient(
        jakarta.mail.Message.RecipientType.TO,
        new InternetAddress(HeaderGuard.safe("recipient", to), true));
    header(message, "Message-ID", messageId(reference));
    header(message, "MIME-Version", "1.0");
    message.setSentDate(Date.from(clock.instant()));
    return message;
  }

  /**
   * Who writes about what, and where replies go.
   *
   * @param fromName null for the address alone
   */
  private void headed(Written message, String fromName, String replyMailbox, String subject)
      throws MessagingException {
    if (fromName == null) {
      header(message, "From", settings.fromAddress());
    } else {
      text(message, "From", "sender's name", fromName, " <" + settings.fromAddress() + ">");
    }
    if (repliesAreRead()) {
      header(message, "Reply-To", replyMailbox + "@" + settings.bounceDomain());
    }
    text(message, "Subject", "subject", subject, "");
  }

  /**
   * Whether somebody looks into the mailbox of the bounce domain: Rondo, or in the demo whoever
   * plays the person. If not, replies go to the sender's address.
   */
  private boolean repliesAreRead() {
    return inbound.isOn() || !settings.hasServer();
  }

  /** The name of a mail, made of its reference. */
  String messageId(String reference) {
    return "<" + reference + "@" + settings.listDomain() + ">";
  }

  /** Cannot occur in a body: quoted-printable text holds no "=_". */
  private static String boundary(Mail mail) {
    return "=_" + mail.reference();
  }

  /** Text first, then HTML: a reader shows the last part that it can. The same each time. */
  private static byte[] body(Mail mail) {
    String boundary = boundary(mail);
    ByteArrayOutputStream body =
        new ByteArrayOutputStream(mail.text().length() + mail.html().length() * 5 / 4 + 512);
    part(body, boundary, "plain", mail.text());
    part(body, boundary, "html", mail.html());
    ascii(body, "--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String subtype, String text) {
    ascii(
        body,
        "--"
            + boundary
            + "\r\nContent-Type: text/"
            + subtype
            + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
    QuotedPrintable.encode(text, body);
    // The line end before a boundary is the boundary's (RFC 2046, 5.1.1).
    ascii(body, "\r\n");
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void header(SMTPMessage message, String name, String value)
      throws MessagingException {
    message.setHeader(name, HeaderGuard.safe(name, value));
  }

  /** A header of people's words. What is guarded is the words; only then are they encoded. */
  private static void text(
      SMTPMessage message, String name, String called, String words, String after)
      throws MessagingException {
    String safe = HeaderGuard.safe(called, words);
    boolean quoted = !after.isEmpty() && EncodedWords.isPlain(safe);
    String shown =
        quoted
            ? "\"" + safe.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
            : EncodedWords.of(safe);
    message.setHeader(name, shown + after);
  }

  /**
   * A message whose bytes are made once: the library would look up its encoders anew for every part
   * of every mail, and would put a Message-ID of its own over ours.
   */
  private static final class Written extends SMTPMessage {

    private final byte[] body;

    Written(Session session, byte[] body) {
      super(session);
      this.body = body;
      this.saved = true;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws MessagingException, IOException {
      Enumeration<String> lines = getNonMatchingHeaderLines(ignored);
      while (lines.hasMoreElements()) {
        out.write(lines.nextElement().getBytes(StandardCharsets.US_ASCII));
        out.write(NEW_LINE);
      }
      out.write(NEW_LINE);
      out.write(body);
    }

    @Override
    protected void updateHeaders() {
      // they are as they shall be
    }
  }
}
