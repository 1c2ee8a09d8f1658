package io.rondo.workers.partner;

import io.rondo.workers.campaign.DeliverableKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Something that a partner can make, and what it takes for it.
 *
 * @param languages ISO 639-1 codes; empty for any
 * @param setupMinor for an order, in minor units
 * @param priceMinor for each piece, in minor units with up to four decimals; for calls, each call
 *     that is made
 * @param minuteMinor for calls: each begun minute of talk, in minor units with up to four decimals;
 *     0 where only calls are paid, and for all else
 */
public record Capability(
    DeliverableKind kind,
    List<String> languages,
    long setupMinor,
    BigDecimal priceMinor,
    BigDecimal minuteMinor,
    String currency) {

  /** One that has no minutes. */
  public Capability(
      DeliverableKind kind,
      List<String> languages,
      long setupMinor,
      BigDecimal priceMinor,
      String currency) {
    this(kind, languages, setupMinor, priceMinor, BigDecimal.ZERO, currency);
  }

  /** What so many pieces cost with the setup, in minor units, rounded half up. */
  public long costMinor(long pieces) {
    return priceMinor
        .multiply(BigDecimal.valueOf(pieces))
        .setScale(0, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(setupMinor))
        .longValueExact();
  }

  /** Whether it can be made in this language; null asks for none. */
  public boolean speaks(String language) {
    return language == null || languages.isEmpty() || languages.contains(language);
  }
}
