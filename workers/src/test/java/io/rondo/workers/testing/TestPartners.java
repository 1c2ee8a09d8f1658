package io.rondo.workers.testing;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Makes partners for tests, through the use cases. */
public final class TestPartners {

  /** A key as ssh-keyscan prints one; of no server. */
  public static final String HOST_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKV1h6cOa0vCCpKhZcZqgCkCqhNpoQhLS0JfF5v7tZ1a";

  private static final String WHO = "tess";

  private final Partners partners;

  /** For these partners. */
  public TestPartners(Partners partners) {
    this.partners = partners;
  }

  /** What could be written down about a partner: 1,000 pieces a day, SLA of 8, 16, 24, 8 hours. */
  public static PartnerDetails details(String code, PartnerKind kind, Transport transport) {
    return new PartnerDetails(
        code,
        "Partner " + code,
        kind,
        "2026-1",
        null,
        "Petra Partner",
        "orders@" + code + ".example",
        "en",
        "Europe/Berlin",
        1_000,
        new Partner.Sla(8, 16, 24, 8),
        transport,
        connection(transport));
  }

  /** A partner in the sandbox that makes these for 10 and a cent a piece. */
  public Partner sandbox(
      String code, PartnerKind kind, Transport transport, DeliverableKind... makes) {
    return sandbox(details(code, kind, transport), makes);
  }

  /** A partner in the sandbox that makes these for 10 and a cent a piece. */
  public Partner sandbox(PartnerDetails details, DeliverableKind... makes) {
    Partner partner = partners.create(details, WHO);
    partners.offer(
        partner.id(), Arrays.stream(makes).map(kind -> capability(kind, 1_000, "1")).toList(), WHO);
    return partner;
  }

  /** A partner that is live and makes these for 10 and a cent a piece. */
  public Partner live(
      String code, PartnerKind kind, Transport transport, DeliverableKind... makes) {
    return live(sandbox(code, kind, transport, makes));
  }

  /** Live from now on. */
  public Partner live(Partner partner) {
    partners.certify(partner.id(), WHO);
    partners.goLive(partner.id(), "A test.", WHO);
    return partners.get(partner.id());
  }

  /** In EUR and any language. */
  public static Capability capability(
      DeliverableKind kind, long setupMinor, String priceMinor, String... languages) {
    return new Capability(kind, List.of(languages), setupMinor, new BigDecimal(priceMinor), "EUR");
  }

  private static String connection(Transport transport) {
    return switch (transport) {
      case API, MAIL -> "{}";
      case REST, XJMF -> "{\"url\":\"http://127.0.0.1:9/orders\"}";
      case PRINT_REST -> "{\"base_url\":\"http://127.0.0.1:9/v1\",\"mapping\":\"lob\"}";
      case SFTP ->
          "{\"host\":\"127.0.0.1\",\"port\":9,\"user\":\"rondo\",\"host_key\":\"%s\"}"
              .formatted(HOST_KEY);
    };
  }
}
