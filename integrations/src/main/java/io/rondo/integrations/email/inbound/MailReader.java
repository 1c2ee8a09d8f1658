package io.rondo.integrations.email.inbound;

import io.rondo.workers.bounce.BounceTable;
import io.rondo.workers.bounce.DeliveryReport;
import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailKind;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Reads a mail within bounds: as much of it as an answer needs, whatever its sender put into it.
 * Nothing of it is trusted, and nothing of it becomes a header of ours.
 */
final class MailReader {

  /** A mail of a person has a handful of parts; one with thousands wants to wear us out. */
  private static final int MOST_PARTS = 100;

  private static final int DEEPEST = 10;
  private static final int LONGEST_TEXT = 64_000;
  private static final int LONGEST_REPORT = 64 * 1024;
  private static final int LONGEST_SUBJECT = 500;
  private static final int MOST_NAMES = 20;
  private static final Pattern NAME = Pattern.compile("<[^<>\\s]{1,200}>");
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);
  private static final List<String> DELIVERED_TO =
      List.of("X-Original-To", "Delivered-To", "Envelope-To", "To", "Cc");

  private int parts;
  private String plain;
  private String html;
  private final List<DeliveryReport> reports = new ArrayList<>();
  private final List<InternetHeaders> groups = new ArrayList<>();
  private String returned;
  private String returnedTo;
  private String complaint;
  private final List<String> complainedAbout = new ArrayList<>();

  private MailReader() {}

  /**
   * Reads it.
   *
   * @throws MailUnreadable when it is broken, or has more parts than a mail has
   */
  static InboundMail read(MimeMessage mail) {
    try {
      return new MailReader().of(mail);
    } catch (MessagingException | IOException e) {
      throw new MailUnreadable("The mail is broken: its parts cannot be told apart.", e);
    }
  }

  private InboundMail of(MimeMessage mail) throws MessagingException, IOException {
    walk(mail, 0);
    String text = text();
    for (InternetHeaders group : groups) {
      if (group.getHeader("Final-Recipient") != null || group.getHeader("Action") != null) {
        reports.add(
            new DeliveryReport(
                first(group, "Action"),
                first(group, "Status"),
                first(group, "Diagnostic-Code"),
                text));
      }
    }
    if (reports.isEmpty() && complaint == null && isFromServer(mail)) {
      BounceTable.statusIn(text)
          .ifPresent(status -> reports.add(new DeliveryReport(null, status, null, text)));
    }
    return new InboundMail(
        kind(mail),
        name(header(mail, "Message-ID")),
        sender(mail),
        recipients(mail),
        subject(mail),
        mail.getSentDate() == null ? null : Instant.ofEpochMilli(mail.getSentDate().getTime()),
        references(mail),
        text,
        List.copyOf(reports),
        returned,
        returnedTo,
        complaint);
  }

  private MailKind kind(MimeMessage mail) throws MessagingException {
    if (complaint != null) {
      return MailKind.COMPLAINT;
    }
    if (!reports.isEmpty()) {
      return MailKind.DELIVERY_REPORT;
    }
    String automatic = header(mail, "Auto-Submitted");
    boolean machine =
        automatic != null && !automatic.strip().toLowerCase(Locale.ROOT).startsWith("no");
    return machine
            || header(mail, "X-Autoreply") != null
            || header(mail, "X-Autorespond") != null
            || isOneOf(header(mail, "Precedence"), "bulk", "junk", "list", "auto_reply")
            || isFromServer(mail)
        ? MailKind.AUTO_REPLY
        : MailKind.REPLY;
  }

  /** Whether it has no sender to answer to, as mails of servers have none. */
  private static boolean isFromServer(MimeMessage mail) throws MessagingException {
    String path = header(mail, "Return-Path");
    return path != null && path.strip().equals("<>");
  }

  private static boolean isOneOf(String value, String... words) {
    return value != null && Set.of(words).contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private void walk(Part part, int depth) throws MessagingException, IOException {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      throw new MailUnreadable(
          "The mail has more than %d parts, or they lie deeper than %d in each other."
              .formatted(MOST_PARTS, DEEPEST));
    }
    if (part.isMimeType("multipart/*")) {
      Multipart many = (Multipart) part.getContent();
      for (int i = 0; i < many.getCount(); i++) {
        BodyPart one = many.getBodyPart(i);
        walk(one, depth + 1);
      }
    } else if (part.isMimeType("message/delivery-status")
        || part.isMimeType("message/global-delivery-status")) {
      groups(part);
    } else if (part.isMimeType("message/feedback-report")) {
      InternetHeaders report = headers(part);
      complaint =
          report.getHeader("Feedback-Type") == null ? "other" : first(report, "Feedback-Type");
      complainedAbout.addAll(addresses(first(report, "Original-Mail-From")));
    } else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
      InternetHeaders enclosed = headers(part);
      if (returned == null && returnedTo == null) {
        returned = name(first(enclosed, "Message-ID"));
        returnedTo = addresses(first(enclosed, "To")).stream().findFirst().orElse(null);
      }
    } else if (!Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      if (plain == null && part.isMimeType("text/plain")) {
        plain = text(part);
      } else if (html == null && part.isMimeType("text/html")) {
        html = text(part);
      }
    }
  }

  private String text() {
    if (plain != null && !plain.isBlank()) {
      return plain;
    }
    return html == null ? "" : cut(Jsoup.parse(html).wholeText(), LONGEST_TEXT);
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = in.readNBytes(4 * LONGEST_TEXT);
      return cut(new String(bytes, charset(part)), LONGEST_TEXT);
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    Matcher named = CHARSET.matcher(String.valueOf(part.getContentType()));
    try {
      return named.find()
          ? Charset.forName(MimeUtility.javaCharset(named.group(1)))
          : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** The fields of a report come in groups with an empty line between them: one a recipient. */
  private void groups(Part part) throws MessagingException, IOException {
    String all = new String(beginning(part), StandardCharsets.UTF_8).replace("\r\n", "\n");
    for (String group : all.split("\n[ \t]*\n")) {
      if (!group.isBlank() && groups.size() < MOST_PARTS) {
        groups.add(headers(group.strip().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static InternetHeaders headers(Part part) throws MessagingException, IOException {
    byte[] bytes = beginning(part);
    int from = 0;
    while (from < bytes.length && (bytes[from] == '\r' || bytes[from] == '\n')) {
      from++;
    }
    return headers(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static InternetHeaders headers(byte[] bytes) throws MessagingException {
    return new InternetHeaders(new ByteArrayInputStream(bytes));
  }

  private static byte[] beginning(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(LONGEST_REPORT);
    }
  }

  private static String first(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null ? null : MimeUtility.unfold(values[0]).strip();
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? null : MimeUtility.unfold(values[0]);
  }

  private static String name(String value) {
    Matcher name = NAME.matcher(value == null ? "" : value);
    return name.find() ? name.group() : null;
  }

  /** The nearest first: In-Reply-To, then References from its end. */
  private static List<String> references(MimeMessage mail) throws MessagingException {
    List<String> names = new ArrayList<>();
    Matcher further = NAME.matcher(String.valueOf(header(mail, "References")));
    while (further.find()) {
      names.add(further.group());
    }
    Collections.reverse(names);
    String nearest = name(header(mail, "In-Reply-To"));
    if (nearest != null) {
      names.remove(nearest);
      names.add(0, nearest);
    }
    return List.copyOf(names.subList(0, Math.min(MOST_NAMES, names.size())));
  }

  private static String sender(MimeMessage mail) throws MessagingException {
    List<String> addresses = addresses(header(mail, "From"));
    return addresses.isEmpty() ? null : addresses.get(0);
  }

  private List<String> recipients(MimeMessage mail) throws MessagingException {
    Set<String> found = new LinkedHashSet<>(complainedAbout);
    for (String name : DELIVERED_TO) {
      String[] values = mail.getHeader(name);
      for (String value : values == null ? new String[0] : values) {
        found.addAll(addresses(MimeUtility.unfold(value)));
      }
    }
    return found.stream().limit(MOST_NAMES).toList();
  }

  private static List<String> addresses(String value) {
    if (value == null || value.length() > LONGEST_REPORT) {
      return List.of();
    }
    try {
      List<String> addresses = new ArrayList<>();
      for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
        if (address.getAddress() != null) {
          addresses.add(address.getAddress().toLowerCase(Locale.ROOT));
        }
      }
      return addresses;
    } catch (MessagingException e) {
      return List.of();
    }
  }

  private static String subject(MimeMessage mail) throws MessagingException {
    String raw = header(mail, "Subject");
    if (raw == null) {
      return "";
    }
    try {
      return cut(MimeUtility.decodeText(raw).replaceAll("[\\p{Cntrl}]", " "), LONGEST_SUBJECT);
    } catch (UnsupportedEncodingException e) {
      return cut(raw.replaceAll("[\\p{Cntrl}]", " "), LONGEST_SUBJECT);
    }
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
