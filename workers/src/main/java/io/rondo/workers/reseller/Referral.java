package io.rondo.workers.reseller;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A customer whom somebody else serves better.
 *
 * @param direction to_partner: we gave the customer and the partner owes; to_us: the other way
 * @param customerNumber of ours; as the partner named it while nobody knows who is meant
 * @param customerId null while nobody knows who is meant
 * @param state open, won or lost
 * @param commissionMinor what is owed; null while it is open
 * @param settledAt when it was paid; null before
 */
public record Referral(
    long id,
    String code,
    String direction,
    long partnerId,
    String partnerName,
    Long customerId,
    String customerNumber,
    String campaignCode,
    String why,
    BigDecimal ratePercent,
    String state,
    Long valueMinor,
    Long commissionMinor,
    String currency,
    String recordedBy,
    Instant recordedAt,
    Instant concludedAt,
    String settledBy,
    Instant settledAt) {

  /** Whether we owe the commission, and not the partner. */
  public boolean isOwedByUs() {
    return direction.equals("to_us");
  }
}
