package io.rondo.workers.desk;

import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerMails;
import io.rondo.workers.partner.Partners;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Mails partners their personal links. */
@Service
public class DeskMails {

  private final Orders orders;
  private final Partners partners;
  private final DeskLinks links;
  private final PartnerMails mails;
  private final String publicUrl;

  DeskMails(
      Orders orders,
      Partners partners,
      DeskLinks links,
      PartnerMails mails,
      @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.orders = orders;
    this.partners = partners;
    this.links = links;
    this.mails = mails;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /**
   * A new link to the step that the partner owes now, by mail to its contact; the links before no
   * longer work. Any partner may get one, however it is reached otherwise.
   *
   * @throws DeskRefused when the partner owes nothing now, or the mail could not be sent
   */
  public void sendAnew(long orderId) {
    Order order = orders.get(orderId);
    String step = step(order);
    if (step == null || order.replacedAt() != null || order.closedAt() != null) {
      throw new DeskRefused("No link was sent: the partner has nothing to do for this order now.");
    }
    Partner partner = partners.get(order.partnerId());
    links.revoke(orderId);
    String token = links.issue(orderId, step, partner.contactEmail());
    try {
      mails.tell(
          partner,
          partner.contactEmail(),
          "Order " + order.code() + ": your new link",
          """
          %s

          Open the order and take the next step here:
          %s/desk/%s

          The link is personal: a browser that is new to us also needs a code, which we mail to \
          this address. Links of earlier mails no longer work."""
              .formatted(order.title(), publicUrl, token));
    } catch (RuntimeException e) {
      throw new DeskRefused(
          "The mail with the link could not be sent just now. Try again in a few minutes.");
    }
  }

  /** Who owes word of recipients gives it on the page of the hand-over. */
  private static String step(Order order) {
    if (order.cancellation() == Cancellation.CANCEL_REQUESTED) {
      return "cancel";
    }
    return "recipients".equals(order.clockStep()) ? "handover" : order.clockStep();
  }
}
