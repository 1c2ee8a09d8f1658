package io.rondo.forms.fulfilment;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Capacity;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Proposals;
import io.rondo.workers.partner.Punctuality;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who could still make something, for whoever decides in Tasklist to whom it is offered next. */
@Controller
class OfferFrames {

  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Proposals proposals;
  private final Partners partners;
  private final Capacity capacity;
  private final Punctuality punctuality;
  private final Orders orders;

  OfferFrames(
      Campaigns campaigns,
      Deliverables deliverables,
      Proposals proposals,
      Partners partners,
      Capacity capacity,
      Punctuality punctuality,
      Orders orders) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.proposals = proposals;
    this.partners = partners;
    this.capacity = capacity;
    this.punctuality = punctuality;
    this.orders = orders;
  }

  /**
   * A live partner with a price for it.
   *
   * @param costMinor for all of it, in minor units
   * @param capacityLeft pieces that it can still make until it is due
   * @param punctuality percent of its orders in time; null for who has had none
   * @param before its last order for this; null for who was not asked yet
   */
  record Offer(
      Partner partner,
      long costMinor,
      String currency,
      long capacityLeft,
      Integer punctuality,
      Order before) {}

  @GetMapping("/campaigns/{code:C-.+}/offers/{deliverable}/frame")
  String frame(
      @PathVariable String code,
      @PathVariable long deliverable,
      Model model,
      HttpServletResponse response) {
    Deliverable wanted =
        deliverables.of(code).stream()
            .filter(one -> one.id() == deliverable)
            .findFirst()
            .orElseThrow(PageNotFound::new);
    long pieces = proposals.quantity(campaigns.get(code), wanted);
    Map<Long, Order> asked =
        orders.ofCampaign(code).stream()
            .filter(order -> Long.valueOf(deliverable).equals(order.deliverableId()))
            .collect(
                Collectors.toMap(
                    Order::partnerId,
                    Function.identity(),
                    (one, other) -> one.attempt() > other.attempt() ? one : other));
    List<Offer> offers =
        partners.all().stream()
            .filter(partner -> partner.state() == Partner.State.LIVE)
            .flatMap(partner -> offer(partner, wanted, pieces, asked.get(partner.id())).stream())
            .sorted(
                Comparator.comparing((Offer offer) -> offer.before() != null)
                    .thenComparing(Offer::costMinor))
            .toList();
    model.addAttribute("wanted", wanted);
    model.addAttribute("quantity", pieces);
    model.addAttribute("offers", offers);
    OrderPages.framed(response);
    return "fulfilment/offers";
  }

  private Optional<Offer> offer(Partner partner, Deliverable wanted, long pieces, Order before) {
    Optional<Capability> price = proposals.price(wanted.id(), partner.id());
    var inTime = punctuality.of(partner.id());
    return price.map(
        one ->
            new Offer(
                partner,
                one.costMinor(pieces),
                one.currency(),
                capacity.left(partner.id(), wanted.dueAt()),
                inTime.isPresent() ? inTime.getAsInt() : null,
                before));
  }
}
