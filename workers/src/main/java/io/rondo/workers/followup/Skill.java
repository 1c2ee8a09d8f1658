package io.rondo.workers.followup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody of the service can help with. */
public enum Skill {
  /** Whatever does not need anything special. */
  GENERAL,
  /** What we sell, and how it is used. */
  PRODUCT,
  /** Orders, parcels, bills. */
  ORDER,
  /** People who are angry. */
  COMPLAINT,
  /** People who want to buy. */
  SALES;

  /** The word in tables and forms. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The skill of this word; empty for another word, or none. */
  public static Optional<Skill> of(String word) {
    return Arrays.stream(values()).filter(skill -> skill.word().equals(word)).findFirst();
  }
}
