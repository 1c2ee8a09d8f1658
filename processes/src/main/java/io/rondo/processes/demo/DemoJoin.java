package io.rondo.processes.demo;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhooks;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What the staff of the demo world enter about a partner. Keys and secrets are shown once, and the
 * demo partners forget them when Rondo stops: they get new ones at every start.
 */
@Component
@ConditionalOnProperty("rondo.demo")
class DemoJoin {

  static final String WHO = "admin";

  private final Partners partners;
  private final KeyBook keys;
  private final Webhooks webhooks;

  DemoJoin(Partners partners, KeyBook keys, Webhooks webhooks) {
    this.partners = partners;
    this.keys = keys;
    this.webhooks = webhooks;
  }

  /** What a demo partner needs to know to talk with Rondo. */
  record Joined(Partner partner, String key, String webhookSecret) {

    @Override
    public String toString() {
      return "Joined[" + partner.code() + "]";
    }
  }

  /**
   * Makes the partner, once, and gives it a new key and a new webhook.
   *
   * @param prices in minor units for each piece
   */
  Joined join(PartnerDetails details, Map<DeliverableKind, String> prices, String hook) {
    Partner partner = enter(details, prices);
    return new Joined(partner, key(partner), hook(partner, hook));
  }

  /**
   * Makes the partner, once, and lets it work.
   *
   * @param prices in minor units for each piece
   */
  Partner enter(PartnerDetails details, Map<DeliverableKind, String> prices) {
    Partner partner = write(details, prices);
    if (partner.certifiedAt() == null) {
      partners.certify(partner.id(), WHO);
    }
    partners.goLive(partner.id(), "It is one of the demo world.", WHO);
    return partners.get(partner.id());
  }

  /**
   * Makes the partner, once; it stays in the sandbox.
   *
   * @param prices in minor units for each piece
   */
  Partner write(PartnerDetails details, Map<DeliverableKind, String> prices) {
    Partner partner = partners.find(details.code()).orElseGet(() -> partners.create(details, WHO));
    if (!partner.connection().equals(details.connection())) {
      partner = partners.change(details, WHO);
    }
    if (partners.capabilities(partner.id()).isEmpty()) {
      partners.offer(
          partner.id(),
          prices.entrySet().stream()
              .map(
                  price ->
                      new Capability(
                          price.getKey(),
                          List.of(),
                          15_000,
                          new BigDecimal(price.getValue()),
                          "EUR"))
              .toList(),
          WHO);
    }
    return partner;
  }

  private String key(Partner partner) {
    keys.of(partner.id()).stream()
        .filter(key -> key.holds(Clock.systemUTC().instant()))
        .forEach(key -> keys.revoke(partner.id(), key.id(), WHO));
    return keys.createKey(partner.id(), false, Set.copyOf(KeyBook.SCOPES), null, WHO).secret();
  }

  private String hook(Partner partner, String url) {
    return webhooks.of(partner.id()).stream()
        .filter(webhook -> webhook.url().equals(url))
        .findFirst()
        .map(webhook -> webhooks.rotate(partner.id(), webhook.id()))
        .orElseGet(() -> webhooks.create(partner.id(), url, List.of(), false).secret());
  }
}
