package io.rondo.integrations.email.inbound;

import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.UnreadMails;
import io.rondo.workers.database.DatabaseAway;
import io.rondo.workers.token.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code email.readMails}: looks into the mailbox now and then. {@code email.takeMail}: stores what
 * one mail says, or the reason why it cannot be read, which is the answer; null when nothing was
 * wrong. A mail that could not be stored ends in an exception. No header of a mail becomes one of
 * an exchange.
 */
@Component
class InboundRoutes extends RouteBuilder {

  static final String TAKE = "direct:email.takeMail";

  private static final Logger LOG = LoggerFactory.getLogger(InboundRoutes.class);

  private static final String MAIL = "rondoMail";
  private static final String ORIGINAL = "rondoOriginal";
  private static final String REASON = "rondoReason";

  private final InboundSettings settings;
  private final MailboxReader reader;
  private final MailIntake intake;
  private final UnreadMails unread;

  InboundRoutes(
      InboundSettings settings, MailboxReader reader, MailIntake intake, UnreadMails unread) {
    this.settings = settings;
    this.reader = reader;
    this.intake = intake;
    this.unread = unread;
  }

  @Override
  public void configure() {
    from(TAKE)
        .routeId("email.takeMail")
        .streamCache("false") // it would read all there is, however much
        .errorHandler(noErrorHandler())
        .process(this::read)
        .removeHeaders("*")
        .process(this::take)
        .setBody(exchangeProperty(REASON));
    if (settings.isOn()) {
      from("timer:email.readMails?delay=0&period=" + settings.poll().toMillis())
          .routeId("email.readMails")
          .errorHandler(noErrorHandler())
          .process(exchange -> reader.look());
    }
  }

  private void read(Exchange exchange) throws MessagingException {
    MimeMessage mail = exchange.getIn().getBody(MimeMessage.class);
    exchange.getIn().setBody(null);
    exchange.setProperty(ORIGINAL, mail);
    if (mail.getSize() > settings.largest().toBytes()) {
      exchange.setProperty(
          REASON,
          "The mail is larger than %d MB (rondo.integrations.email.inbound.largest)."
              .formatted(settings.largest().toMegabytes()));
      return;
    }
    try {
      exchange.setProperty(MAIL, MailReader.read(mail));
    } catch (RuntimeException e) {
      if (isLost(mail)) {
        throw e; // with the connection
      }
      if (e instanceof MailUnreadable) {
        exchange.setProperty(REASON, e.getMessage());
        return;
      }
      LOG.warn("email.readMails: a mail cannot be read.", e);
      exchange.setProperty(REASON, "The mail is broken: its parts cannot be told apart.");
    }
  }

  private static boolean isLost(MimeMessage mail) {
    return mail.getFolder() != null && !mail.getFolder().isOpen();
  }

  private void take(Exchange exchange) throws MessagingException {
    MimeMessage original = exchange.getProperty(ORIGINAL, MimeMessage.class);
    String hash = hash(original);
    InboundMail mail = exchange.getProperty(MAIL, InboundMail.class);
    exchange.removeProperty(MAIL);
    if (mail != null) {
      try {
        intake.take(mail);
        unread.read(hash);
        return;
      } catch (RuntimeException e) {
        if (DatabaseAway.caused(e)) {
          throw e;
        }
        LOG.error("email.readMails: a mail could be read and not handled; it is put aside.", e);
        exchange.setProperty(REASON, "The mail could be read and not handled: see the log.");
      }
    }
    String reason = exchange.getProperty(REASON, String.class);
    LOG.warn("email.readMails: a mail is put aside: {}", reason);
    unread.keep(hash, original.getSize(), reason);
  }

  /** What tells it from others, wherever it lies. */
  private static String hash(MimeMessage mail) throws MessagingException {
    return Sha256.hex(
        List.of(
            all(mail, "Message-ID"),
            all(mail, "Date"),
            all(mail, "Subject"),
            String.valueOf(mail.getSize())));
  }

  private static String all(MimeMessage mail, String header) throws MessagingException {
    return Objects.toString(mail.getHeader(header, "\n"), "");
  }
}
