package io.rondo.workers.partner;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A row of partner_key with the code of its partner. */
record KeyRow(
    long id,
    long partnerId,
    String partnerCode,
    String kind,
    String prefix,
    String secretHash,
    boolean test,
    String scopes,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt) {

  PartnerKey key() {
    return new PartnerKey(
        id,
        partnerId,
        PartnerKey.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        prefix,
        test,
        CapabilityRow.words(scopes),
        createdBy,
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt);
  }

  PartnerCaller caller() {
    return new PartnerCaller(partnerId, partnerCode, test, Set.copyOf(CapabilityRow.words(scopes)));
  }
}
