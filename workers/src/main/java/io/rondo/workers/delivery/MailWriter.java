package io.rondo.workers.delivery;

import io.rondo.workers.content.Contents;
import io.rondo.workers.content.LinkMaker;
import io.rondo.workers.content.RenderedMail;
import io.rondo.workers.content.Template;
import io.rondo.workers.customer.Customer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes one person's mail. */
@Component
class MailWriter {

  private final Contents contents;
  private final TrackingLinks links;
  private final ReturnPaths returnPaths;

  MailWriter(Contents contents, TrackingLinks links, ReturnPaths returnPaths) {
    this.contents = contents;
    this.links = links;
    this.returnPaths = returnPaths;
  }

  /** The mail of a row of the ledger: the same each time it is written. */
  Mail write(String campaign, DeliveryMapper.Claimed row, Customer customer) {
    Template template = contents.compile(row.contentVersionId());
    RenderedMail rendered = template.render(customer, links.of(row.id()));
    return mail(
        row.id(),
        campaign,
        String.valueOf(row.id()),
        row.id(),
        customer.email(),
        template,
        rendered,
        "");
  }

  /**
   * A proof, for the person of whom nothing is known; its links count no clicks.
   *
   * @param no the number of this mail in its list
   * @param key names this proof for ever
   */
  Mail proof(long no, String campaign, String key, String to, long versionId) {
    Template template = contents.compile(versionId);
    LinkMaker plain = template.plainLinks(links.unsubscribe(0));
    return mail(no, campaign, key, 0, to, template, template.render(Map.of(), plain), "[Proof] ");
  }

  private Mail mail(
      long no,
      String campaign,
      String key,
      long deliveryId,
      String to,
      Template template,
      RenderedMail rendered,
      String prefix) {
    return new Mail(
        no,
        campaign,
        returnPaths.reference(campaign, key),
        to,
        template.fromName(),
        prefix + rendered.subject(),
        rendered.html(),
        rendered.text(),
        returnPaths.localPart(campaign, deliveryId),
        returnPaths.replyPart(campaign, deliveryId),
        links.unsubscribe(deliveryId),
        returnPaths.unsubscribePart(campaign, deliveryId));
  }
}
