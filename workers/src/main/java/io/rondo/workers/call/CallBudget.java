package io.rondo.workers.call;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What the calls of an order may cost and have cost; amounts in minor units of the currency.
 *
 * @param callMinor each call that is made
 * @param minuteMinor each begun minute of talk
 * @param setupMinor once
 * @param ceilingMinor all of it together never costs more
 * @param calls how many were made
 * @param minutes begun minutes of all calls
 * @param stoppedAt since when nobody is called because the rest would not pay for a call; null
 *     while people are
 */
public record CallBudget(
    String currency,
    BigDecimal callMinor,
    BigDecimal minuteMinor,
    long setupMinor,
    long ceilingMinor,
    int calls,
    long minutes,
    Instant stoppedAt) {

  /** What was spent so far, rounded half up. */
  public long spentMinor() {
    return callMinor
            .multiply(BigDecimal.valueOf(calls))
            .add(minuteMinor.multiply(BigDecimal.valueOf(minutes)))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact()
        + setupMinor;
  }

  /** Whether the rest pays for the shortest call. */
  boolean paysForACall() {
    return BigDecimal.valueOf(ceilingMinor - spentMinor()).compareTo(callMinor.add(minuteMinor))
        >= 0;
  }
}
