package io.rondo.integrations.notice;

import io.rondo.integrations.email.EmailSettings;
import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerMails;
import jakarta.mail.MessagingException;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells partners by e-mail. An address that the mail server will never take is noted and holds up
 * nobody. Logs name partners by their codes, never by addresses.
 */
@Component
class MailPartners implements PartnerMails {

  private static final Logger LOG = LoggerFactory.getLogger(MailPartners.class);

  private final EmailSettings settings;
  private final ProducerTemplate camel;
  private final Clock clock;

  MailPartners(EmailSettings settings, ProducerTemplate camel, Clock clock) {
    this.settings = settings;
    this.camel = camel;
    this.clock = clock;
  }

  @Override
  public void tell(Partner partner, String email, String subject, String text) {
    NoticeMessage message;
    try {
      message =
          NoticeMessage.of(
              settings.fromAddress(),
              email.strip(),
              subject,
              text.strip() + "\n",
              settings.listDomain(),
              clock.instant());
    } catch (MessagingException e) {
      LOG.warn("No mail to {}: an address, theirs or the sender's, is none.", partner.code());
      return;
    }
    Outcome outcome = camel.requestBody(NoticeRoutes.SEND_PARTNER, message, Outcome.class);
    switch (outcome.kind()) {
      case SENT -> LOG.debug("Mail to {} sent.", partner.code());
      case REFUSED -> LOG.warn("No mail to {}: {}.", partner.code(), outcome.reason());
      case DEFERRED, IN_DOUBT, NOT_TRIED ->
          throw new NoticeNotSent(partner.code(), outcome.detail());
    }
  }
}
