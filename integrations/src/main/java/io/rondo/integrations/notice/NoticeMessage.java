package io.rondo.integrations.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A plain text mail that answers no mail and wants no automatic answer (RFC 3834). */
final class NoticeMessage extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String domain;

  private NoticeMessage(String domain) {
    super((Session) null);
    this.domain = domain;
  }

  /**
   * The message as it will be delivered.
   *
   * @param to one address
   * @param domain of its Message-ID
   * @throws MessagingException when an address is none
   */
  static NoticeMessage of(
      String from, String to, String subject, String text, String domain, Instant at)
      throws MessagingException {
    NoticeMessage message = new NoticeMessage(domain);
    message.setFrom(address(from));
    message.setRecipient(RecipientType.TO, address(to));
    message.setSubject(oneLine(subject), UTF_8);
    message.setText(text, UTF_8);
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setSentDate(Date.from(at));
    message.saveChanges();
    return message;
  }

  /** The library's own would tell the name of this machine and its user. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<notice." + UUID.randomUUID() + "@" + domain + ">");
  }

  private static InternetAddress address(String address) throws MessagingException {
    return new InternetAddress(address, true);
  }

  /** What could end a header and begin another becomes a blank. */
  private static String oneLine(String words) {
    return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
