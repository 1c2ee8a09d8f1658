package io.rondo.integrations.gateway;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.fulfilment.PartnerNotices;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Partner;
import org.springframework.stereotype.Component;

/**
 * Orders to partners without a system of their own: a mail with a personal link. The same order
 * mailed twice has two links to one order.
 */
@Component
class MailGateway implements PartnerGateway, PartnerNotices {

  private final OrderLetters letters;

  MailGateway(OrderLetters letters) {
    this.letters = letters;
  }

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.MAIL;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    ask(order, partner, "answer");
    return new Submission(null, null, false);
  }

  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    ask(order, partner, "cancel");
    return CancelAnswer.LATER;
  }

  private void ask(Order order, Partner partner, String step) {
    try {
      letters.ask(order, partner, step, null);
    } catch (RuntimeException e) {
      throw new PartnerUnreachable(
          "The mail to %s could not be sent.".formatted(partner.code()), null, e);
    }
  }

  @Override
  public void remind(Order order, Partner partner, String step) {
    letters.ask(order, partner, step, "This is a reminder.");
  }
}
