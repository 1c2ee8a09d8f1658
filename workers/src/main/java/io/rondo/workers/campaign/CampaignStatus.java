package io.rondo.workers.campaign;

import java.util.Locale;

/** How far a campaign has come, in order. A rework leads back to the brief; nothing else does. */
public enum CampaignStatus {
  BRIEFING,
  APPROVING,
  RELEASED,
  DELIVERING,
  LISTENING,
  MEASURING,
  CLOSED;

  /** As it stands in the table, for example {@code briefing}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the brief may still change. */
  public boolean isOpenToChange() {
    return this == BRIEFING || this == APPROVING;
  }

  boolean mayBecome(CampaignStatus next) {
    return next.compareTo(this) >= 0 || (this == APPROVING && next == BRIEFING);
  }

  static CampaignStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
