package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The doors to partners, one a transport. */
@Component
class Gateways {

  private final ObjectProvider<PartnerGateway> gateways;
  private final Partners partners;

  Gateways(ObjectProvider<PartnerGateway> gateways, Partners partners) {
    this.gateways = gateways;
    this.partners = partners;
  }

  PartnerGateway.Submission submit(Order order) {
    Partner partner = partners.get(order.partnerId());
    return to(partner).submit(order, partner);
  }

  boolean supplement(Order order, int no) {
    Partner partner = partners.get(order.partnerId());
    return gateways.stream()
        .filter(gateway -> gateway.transport() == partner.transport())
        .anyMatch(gateway -> gateway.supplement(order, no, partner));
  }

  PartnerGateway.CancelAnswer cancel(Order order) {
    Partner partner = partners.get(order.partnerId());
    return to(partner).cancel(order, partner);
  }

  private PartnerGateway to(Partner partner) {
    return gateways.stream()
        .filter(gateway -> gateway.transport() == partner.transport())
        .findFirst()
        .orElseThrow(
            () ->
                new StepRefused(
                    "Nothing here reaches %s by %s. Choose another way on the page of the partner."
                        .formatted(partner.name(), partner.transport().text())));
  }
}
