package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;

/**
 * Where a partner wants to be told.
 *
 * @param events types, or groups like {@code order.*}; empty for all
 * @param test whether it is told of sample orders instead of real ones
 * @param disabledReason null while it is active
 * @param failingSinceAt since when every try failed; null while it answers
 * @param rotatedAt when its secret was last changed; the one before signs too for a day
 */
public record Webhook(
    long id,
    long partnerId,
    String url,
    List<String> events,
    boolean test,
    State state,
    String disabledReason,
    Instant failingSinceAt,
    Instant rotatedAt,
    Instant createdAt) {

  /** Whether it is told anything. */
  public enum State {
    ACTIVE,
    DISABLED;

    /** As it stands in tables and the API. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
