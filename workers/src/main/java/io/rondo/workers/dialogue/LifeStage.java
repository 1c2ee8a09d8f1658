package io.rondo.workers.dialogue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far somebody has come with us, by what they did. */
public enum LifeStage {
  /** Has bought nothing yet. */
  PROSPECT("Prospect"),
  /** Bought for the first time, and lately. */
  NEW("New customer"),
  /** Buys. */
  ACTIVE("Active"),
  /** Buys often. */
  LOYAL("Loyal"),
  /** Has been silent for long. */
  LAPSING("Lapsing"),
  /** Has been silent for so long that they hardly come back by themselves. */
  LOST("Lost");

  private final String title;

  LifeStage(String title) {
    this.title = title;
  }

  /** As it stands in tables and decisions, for example {@code lapsing}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The stage of that text; empty when there is none. */
  public static Optional<LifeStage> of(String text) {
    return Arrays.stream(values()).filter(stage -> stage.text().equals(text)).findFirst();
  }

  /** The stage of somebody with this past. */
  static LifeStage of(LifeMapper.Past past, DialogueSettings settings, Instant now) {
    if (past.purchases() == 0) {
      return PROSPECT;
    }
    if (past.lastSignAt().isBefore(now.minus(settings.lostAfter()))) {
      return LOST;
    }
    if (past.lastSignAt().isBefore(now.minus(settings.lapsingAfter()))) {
      return LAPSING;
    }
    if (past.latePurchases() >= settings.loyalFrom()) {
      return LOYAL;
    }
    boolean first = past.purchases() == 1;
    return first && past.firstPurchaseAt().isAfter(now.minus(settings.newFor())) ? NEW : ACTIVE;
  }
}
