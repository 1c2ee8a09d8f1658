package io.rondo.integrations.notice;

import io.rondo.integrations.email.EmailSettings;
import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.engine.People;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.staff.Notices;
import jakarta.mail.MessagingException;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tells staff by e-mail, at the address of their login. Who has none, or one that the mail server
 * will never take, is not told: a mailbox that is gone must not hold up a campaign. Logs name
 * people by their ids, never by their addresses.
 */
@Component
class MailNotices implements Notices {

  private static final Logger LOG = LoggerFactory.getLogger(MailNotices.class);

  private final People people;
  private final EmailSettings settings;
  private final String publicUrl;
  private final ProducerTemplate camel;
  private final Clock clock;

  MailNotices(
      @Lazy People people,
      EmailSettings settings,
      @Value("${rondo.public-url:http://localhost:8080}") String publicUrl,
      ProducerTemplate camel,
      Clock clock) {
    this.people = people;
    this.settings = settings;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
    this.camel = camel;
    this.clock = clock;
  }

  @Override
  public void tell(String person, String subject, String text, String path) {
    String address = people.find(person).map(Person::email).orElse(null);
    if (address == null || address.isBlank()) {
      LOG.warn("No notice to {}: no address is known.", person);
      return;
    }
    NoticeMessage message;
    try {
      message =
          NoticeMessage.of(
              settings.fromAddress(),
              address.strip(),
              subject,
              text.strip() + "\n\n" + publicUrl + path + "\n",
              settings.listDomain(),
              clock.instant());
    } catch (MessagingException e) {
      LOG.warn("No notice to {}: an address, theirs or the sender's, is none.", person);
      return;
    }
    heed(person, camel.requestBody(NoticeRoutes.SEND, message, Outcome.class));
  }

  private static void heed(String person, Outcome outcome) {
    switch (outcome.kind()) {
      case SENT -> LOG.debug("Notice to {} sent.", person);
      case REFUSED -> LOG.warn("No notice to {}: {}.", person, outcome.reason());
      case DEFERRED, IN_DOUBT, NOT_TRIED -> throw new NoticeNotSent(person, outcome.detail());
    }
  }
}
