package io.rondo.workers.partner;

import java.time.Instant;

/**
 * A secret with which a partner signs what it posts to us, without the secret.
 *
 * @param test whether it counts for the sandbox, else for live orders
 * @param expiresAt null while it is the newest of its kind
 */
public record SigningSecret(long id, boolean test, Instant createdAt, Instant expiresAt) {

  /** Whether a signature with it counts at this time. */
  public boolean holds(Instant now) {
    return expiresAt == null || expiresAt.isAfter(now);
  }
}
