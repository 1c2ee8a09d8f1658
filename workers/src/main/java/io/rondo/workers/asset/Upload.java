package io.rondo.workers.asset;

import java.time.Instant;
import java.util.Locale;

/**
 * A file on its way in.
 *
 * @param code {@code up_…}
 * @param orderId it will belong to; null for none
 * @param sha256 as announced, in hex; null when it was not
 * @param received how many bytes are here: where the next piece begins
 * @param reason why it was refused; null otherwise
 * @param assetVersionId what it became; null before
 * @param expiresAt when it is forgotten unless somebody continues
 */
public record Upload(
    String code,
    Long orderId,
    String name,
    long size,
    String sha256,
    long received,
    State state,
    String reason,
    Long assetVersionId,
    Instant createdAt,
    Instant expiresAt) {

  /** How far it is. */
  public enum State {
    OPEN,
    DONE,
    REFUSED;

    /** As it stands in tables and the API. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
