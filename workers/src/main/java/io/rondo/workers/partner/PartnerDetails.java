package io.rondo.workers.partner;

import java.time.LocalDate;

/**
 * What a person writes down about a partner.
 *
 * @param code lower-case letters, digits and hyphens, 2 to 40; never changes
 * @param contractEndsOn the last day; null while it has no end
 * @param language ISO 639-1, for example {@code de}
 * @param timeZone IANA name, for example {@code Europe/Berlin}
 * @param capacityPerDay pieces, from 1
 * @param connection settings of the transport, a JSON object without secrets; {@code {}} for none
 */
public record PartnerDetails(
    String code,
    String name,
    PartnerKind kind,
    String contractVersion,
    LocalDate contractEndsOn,
    String contactName,
    String contactEmail,
    String language,
    String timeZone,
    int capacityPerDay,
    Partner.Sla sla,
    Partner.Transport transport,
    String connection) {

  /** What is written down about a partner now. */
  public static PartnerDetails of(Partner partner) {
    return new PartnerDetails(
        partner.code(),
        partner.name(),
        partner.kind(),
        partner.contractVersion(),
        partner.contractEndsOn(),
        partner.contactName(),
        partner.contactEmail(),
        partner.language(),
        partner.timeZone(),
        partner.capacityPerDay(),
        partner.sla(),
        partner.transport(),
        partner.connection());
  }

  /** The same, reached in another way. */
  public PartnerDetails reachedBy(Partner.Transport by, String settings) {
    return new PartnerDetails(
        code,
        name,
        kind,
        contractVersion,
        contractEndsOn,
        contactName,
        contactEmail,
        language,
        timeZone,
        capacityPerDay,
        sla,
        by,
        settings);
  }
}
