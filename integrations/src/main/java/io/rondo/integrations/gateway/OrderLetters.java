package io.rondo.integrations.gateway;

import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerMails;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mails to the contact of a partner about one order. A partner that has mail only gets a personal
 * link to the step that it owes; the others are told where their own system finds it.
 */
@Component
class OrderLetters {

  private final PartnerMails mails;
  private final DeskLinks links;
  private final String publicUrl;

  OrderLetters(
      PartnerMails mails,
      DeskLinks links,
      @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.mails = mails;
    this.links = links;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /**
   * Asks for a step.
   *
   * @param step answer, draft, production, handover, recipients or cancel
   * @param why one sentence; null when there is nothing to add
   * @throws RuntimeException when nothing could be sent now
   */
  void ask(Order order, Partner partner, String step, String why) {
    String what = words(step);
    String text =
        """
        %s,

        order %s, "%s": %s.%s

        %s
        """
            .formatted(
                partner.contactName(),
                order.code(),
                order.title(),
                what,
                why == null ? "" : " " + why,
                where(order, partner, step));
    mails.tell(partner, partner.contactEmail(), "Order " + order.code() + ": " + what, text);
  }

  /** Says that another partner has what was left of an order. */
  void replaced(Order order, Partner partner, String why) {
    mails.tell(
        partner,
        partner.contactEmail(),
        "Order " + order.code() + " is with somebody else now",
        """
        %s,

        order %s, "%s", was given to another partner. %s

        Please stop working on it: whatever is told about it from now on has no effect. What you
        had accepted before and what it cost stays as it is; your contact here clears it with you.
        """
            .formatted(partner.contactName(), order.code(), order.title(), why));
  }

  private static String words(String step) {
    return switch (step) {
      case "answer" -> "please accept or decline it";
      case "draft" -> "we are waiting for your draft";
      case "production" -> "please say when it is produced";
      case "handover" -> "please say when it is handed over";
      case "recipients" -> "please say which recipients you took";
      case "cancel" -> "can it still be stopped?";
      default -> "there is something to do";
    };
  }

  private String where(Order order, Partner partner, String step) {
    if (partner.transport() != Partner.Transport.MAIL) {
      return "Your system finds it at %s/partner/v1/orders/%s".formatted(publicUrl, order.code());
    }
    String page = step.equals("recipients") ? "handover" : step;
    String token = links.issue(order.id(), page, partner.contactEmail());
    return """
        This link is yours alone, for this one step:
        %s/desk/%s
        Whoever you forward it to sees nothing without a code that comes to this mailbox."""
        .formatted(publicUrl, token);
  }
}
