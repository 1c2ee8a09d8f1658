package io.rondo.integrations.mailbox;

import io.rondo.workers.delivery.MailSummary;
import io.rondo.workers.delivery.MailView;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Reads a kept mail for people. What cannot be read is shown as it came. */
final class Parsed {

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final int MAX_DEPTH = 5;

  private final StringBuilder html = new StringBuilder();
  private final StringBuilder text = new StringBuilder();

  private Parsed() {}

  static MailSummary summary(Kept mail) {
    try {
      InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(mail.message()), true);
      return new MailSummary(
          mail.id(),
          decoded(first(headers, "From", mail.envelopeFrom())),
          decoded(first(headers, "To", mail.envelopeTo())),
          decoded(first(headers, "Subject", "")),
          mail.receivedAt());
    } catch (MessagingException e) {
      return new MailSummary(
          mail.id(), mail.envelopeFrom(), mail.envelopeTo(), "", mail.receivedAt());
    }
  }

  static MailView view(Kept mail) {
    MailSummary summary = summary(mail);
    Parsed parsed = new Parsed();
    List<MailView.Header> headers = new ArrayList<>();
    try {
      MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail.message()));
      for (Header header : Collections.list(message.getAllHeaders())) {
        headers.add(new MailView.Header(header.getName(), decoded(header.getValue())));
      }
      parsed.read(message, 0);
    } catch (MessagingException e) {
      parsed.text.append(new String(mail.message(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MailView(
        mail.id(),
        summary.from(),
        summary.to(),
        summary.subject(),
        mail.receivedAt(),
        mail.envelopeFrom(),
        parsed.html.toString(),
        parsed.text.toString(),
        headers);
  }

  /** All of it, as a server lays it into a mailbox. */
  static MimeMessage whole(Kept mail) {
    try {
      MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail.message()));
      message.setHeader("Return-Path", "<" + mail.envelopeFrom() + ">");
      return message;
    } catch (MessagingException e) {
      throw new IllegalStateException("A kept mail is broken.", e);
    }
  }

  private void read(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("text/html")) {
      html.append(part.getContent());
    } else if (part.isMimeType("text/*")) {
      text.append(part.getContent());
    } else if (part.isMimeType("multipart/*")
        && depth < MAX_DEPTH
        && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        read(parts.getBodyPart(i), depth + 1);
      }
    }
  }

  private static String first(InternetHeaders headers, String name, String otherwise) {
    String[] values = headers.getHeader(name);
    return values == null || values.length == 0 ? otherwise : values[0];
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (UnsupportedEncodingException e) {
      return value;
    }
  }
}
