package io.rondo.integrations.email.inbound;

import io.rondo.workers.bounce.InboundMail;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.UnreadMails;
import io.rondo.workers.database.DatabaseAway;
import io.rondo.workers.token.Sha256;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code email.readMails}: looks into the mailbox. What a mail says is stored, and then it moves to
 * the folder of those that are done; one that cannot be read moves to another, with the reason in a
 * table. A mail that could not be stored stays and is read again. {@code email.takeMail}: one mail
 * that is brought, with what was wrong as the answer; null when nothing was. No header of a mail
 * becomes one of an exchange.
 */
@Component
class InboundRoutes extends RouteBuilder {

  static final String TAKE = "direct:email.takeMail";

  private static final Logger LOG = LoggerFactory.getLogger(InboundRoutes.class);

  private static final String MAIL = "rondoMail";
  private static final String ORIGINAL = "rondoOriginal";
  private static final String REASON = "rondoReason";

  /** Where Camel's consumer looks for the folder. */
  private static final String MOVE_TO = "moveTo";

  private final InboundSettings settings;
  private final InboundMailbox mailbox;
  private final MailIntake intake;
  private final UnreadMails unread;

  InboundRoutes(
      InboundSettings settings, InboundMailbox mailbox, MailIntake intake, UnreadMails unread) {
    this.settings = settings;
    this.mailbox = mailbox;
    this.intake = intake;
    this.unread = unread;
  }

  @Override
  public void configure() throws Exception {
    from(TAKE)
        .routeId("email.takeMail")
        .errorHandler(noErrorHandler())
        .process(this::read)
        .removeHeaders("*")
        .process(this::take)
        .setBody(exchangeProperty(REASON));
    if (settings.isOn()) {
      from(mailbox.endpoint(getContext()))
          .routeId("email.readMails")
          .streamCache("false") // it would read all there is, however much
          .errorHandler(noErrorHandler())
          .doTry()
          .process(this::read)
          .removeHeaders("*")
          .process(this::take)
          .process(this::lay)
          .doCatch(Exception.class)
          .process(this::notNow)
          .end();
    }
  }

  private void read(Exchange exchange) throws MessagingException {
    MimeMessage mail = (MimeMessage) original(exchange);
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
    } catch (MailUnreadable e) {
      if (isLost(mail)) {
        throw e; // the connection, not the mail
      }
      exchange.setProperty(REASON, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("email.readMails: a mail cannot be read.", e);
      exchange.setProperty(REASON, "The mail is broken: its parts cannot be told apart.");
    }
  }

  private static Message original(Exchange exchange) {
    return exchange.getIn() instanceof MailMessage mail
        ? mail.getOriginalMessage()
        : exchange.getIn().getBody(MimeMessage.class);
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

  /** Says to where Camel moves the mail. */
  private void lay(Exchange exchange) throws MessagingException {
    Folder from = exchange.getProperty(ORIGINAL, MimeMessage.class).getFolder();
    boolean done = exchange.getProperty(REASON) == null;
    String folder = done ? settings.doneFolder() : settings.unreadFolder();
    exchange.getIn().setHeader(MOVE_TO, InboundMailbox.named(folder, from));
  }

  /** The mail stays where it is and is read again. */
  private void notNow(Exchange exchange) {
    Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    LOG.warn("email.readMails: a mail could not be stored and is read again later.", e);
    exchange.setException(e);
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
