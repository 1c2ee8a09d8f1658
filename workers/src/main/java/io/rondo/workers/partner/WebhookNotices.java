package io.rondo.workers.partner;

import io.rondo.workers.engine.People;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.staff.Notices;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Tells the partner's contact and marketing when Rondo has disabled a webhook by itself. */
@Service
public class WebhookNotices {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookNotices.class);

  private final WebhookMapper mapper;
  private final Partners partners;
  private final PartnerMails mails;
  private final Notices notices;
  private final People people;
  private final Clock clock;

  WebhookNotices(
      WebhookMapper mapper,
      Partners partners,
      PartnerMails mails,
      Notices notices,
      @Lazy People people,
      Clock clock) {
    this.mapper = mapper;
    this.partners = partners;
    this.mails = mails;
    this.notices = notices;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Tells of all that nobody was told of yet. What cannot be told now is told by a later call.
   *
   * @return whether nothing is left to tell
   */
  public boolean tellAll() {
    boolean all = true;
    for (WebhookRow webhook : mapper.untold()) {
      if (mapper.told(webhook.id(), clock.instant()) == 0) {
        continue; // another node does
      }
      try {
        tell(webhook);
      } catch (RuntimeException e) {
        mapper.untell(webhook.id());
        all = false;
        LOG.warn("Nobody could be told that webhook {} is disabled.", webhook.id(), e);
      }
    }
    return all;
  }

  private void tell(WebhookRow webhook) {
    Partner partner = partners.get(webhook.partnerId());
    mails.tell(
        partner,
        partner.contactEmail(),
        "Your webhook was disabled",
        """
        %s,

        Rondo no longer sends to %s: %s

        Nothing is lost: GET /partner/v1/orders?updated_since= tells what has changed. When the
        endpoint answers again, enable the webhook; what was not delivered can be replayed.
        """
            .formatted(partner.contactName(), webhook.url(), webhook.disabledReason()));
    for (Person person : people.members("marketing")) {
      notices.tell(
          person.id(),
          partner.name() + ": a webhook was disabled",
          "%s The contact was told; until it is enabled the partner learns of new orders only by"
                  .formatted(webhook.disabledReason())
              + " asking.",
          "/partners/" + partner.code());
    }
  }
}
