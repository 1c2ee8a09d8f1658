package io.rondo.workers.partner;

import io.rondo.workers.seal.ConfirmedPartners;
import org.springframework.stereotype.Component;

/** Names confirmed partners to those who sign. */
@Component
class NamedPartners implements ConfirmedPartners {

  private final Partners partners;

  NamedPartners(Partners partners) {
    this.partners = partners;
  }

  @Override
  public String named(long partnerId) {
    Partner partner = partners.get(partnerId);
    return partner.code() + ", " + partner.name();
  }
}
