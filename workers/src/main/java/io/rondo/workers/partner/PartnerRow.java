package io.rondo.workers.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** A row of partner. */
record PartnerRow(
    long id,
    String code,
    String name,
    String kind,
    String state,
    String contractVersion,
    LocalDate contractEndsOn,
    String contactName,
    String contactEmail,
    String language,
    String timeZone,
    int capacityPerDay,
    int ackHours,
    int draftHours,
    int productionHours,
    int handoverHours,
    String transport,
    String connection,
    Instant certifiedAt) {

  Partner partner() {
    return new Partner(
        id,
        code,
        name,
        PartnerKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        Partner.State.valueOf(state.toUpperCase(Locale.ROOT)),
        contractVersion,
        contractEndsOn,
        contactName,
        contactEmail,
        language,
        timeZone,
        capacityPerDay,
        new Partner.Sla(ackHours, draftHours, productionHours, handoverHours),
        Partner.Transport.valueOf(transport.toUpperCase(Locale.ROOT)),
        connection,
        certifiedAt);
  }
}
