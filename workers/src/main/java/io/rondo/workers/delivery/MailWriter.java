package io.rondo.workers.delivery;

import io.rondo.workers.content.Contents;
import io.rondo.workers.content.LinkMaker;
import io.rondo.workers.content.MailQuestion;
import io.rondo.workers.content.MailQuestions;
import io.rondo.workers.content.RenderedMail;
import io.rondo.workers.content.Template;
import io.rondo.workers.customer.Customer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes one person's mail. */
@Component
class MailWriter {

  private final Contents contents;
  private final MailQuestions questions;
  private final TrackingLinks links;
  private final ReturnPaths returnPaths;

  MailWriter(
      Contents contents, MailQuestions questions, TrackingLinks links, ReturnPaths returnPaths) {
    this.contents = contents;
    this.questions = questions;
    this.links = links;
    this.returnPaths = returnPaths;
  }

  /**
   * What these rows of the ledger ask, by row, written down as asked; without a query where their
   * contents ask nothing.
   */
  Map<Long, MailQuestion> ask(List<DeliveryMapper.Claimed> rows) {
    Map<List<String>, Map<Long, Long>> asking = new LinkedHashMap<>();
    for (DeliveryMapper.Claimed row : rows) {
      List<MailQuestion> possible = contents.compile(row.contentVersionId()).questions();
      if (!possible.isEmpty()) {
        asking
            .computeIfAbsent(
                possible.stream().map(MailQuestion::code).toList(), any -> new LinkedHashMap<>())
            .put(row.id(), row.customerId());
      }
    }
    Map<Long, MailQuestion> asked = new HashMap<>();
    asking.forEach((codes, customers) -> asked.putAll(questions.ask(codes, customers)));
    return asked;
  }

  /**
   * The mail of a row of the ledger: the same each time it is written.
   *
   * @param question what it asks; null when nothing
   */
  Mail write(
      String campaign, DeliveryMapper.Claimed row, Customer customer, MailQuestion question) {
    Template template = contents.compile(row.contentVersionId());
    RenderedMail rendered = template.render(customer, links.of(row.id(), question));
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
