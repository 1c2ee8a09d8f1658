package io.rondo.workers.partner;

import java.time.Instant;

/**
 * A secret with which a partner signs what it posts to us, without the secret.
 *
 * @param expiresAt null while it is the newest
 */
public record SigningSecret(long id, Instant createdAt, Instant expiresAt) {

  /** Whether a signature with it counts at this time. */
  public boolean holds(Instant now) {
    return expiresAt == null || expiresAt.isAfter(now);
  }
}
