package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;

/**
 * An API key or an OAuth2 client, without its secret.
 *
 * @param prefix what may be shown of a key; the id of a client
 * @param scopes of {@link KeyBook#SCOPES}
 * @param expiresAt null for never
 * @param lastUsedAt by the minute; null for never
 */
public record PartnerKey(
    long id,
    long partnerId,
    Kind kind,
    String prefix,
    boolean test,
    List<String> scopes,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt) {

  /** How the partner proves who it is. */
  public enum Kind {
    /** Sent with every request. */
    API_KEY("api_key"),
    /** Client credentials of OAuth2: exchanged for a token of some minutes. */
    CLIENT("client");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As it stands in tables. */
    public String text() {
      return text;
    }
  }

  /** Whether it opens anything at this time. */
  public boolean holds(Instant now) {
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
  }
}
