package io.rondo.workers.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * A campaign as it stands now. Money is in minor units of its currency (the cost of one e-mail with
 * fractions), shares are percent.
 *
 * @param audience a segment's name or a FEEL expression, as the author wrote it
 * @param assignmentAttribute null where chance decides
 * @param holdOutValue the attribute's value that marks the hold-out; null where chance decides
 * @param sendAt null: as soon as approved
 * @param claims whether the contents state facts that somebody has to prove
 * @param partner whose help the campaign needs; null for nobody's
 * @param outcome completed, rejected, empty_audience or stopped; null while open
 * @param frozenAt since when it is settled for good who gets what: when it was released
 */
public record Campaign(
    long id,
    String code,
    String name,
    String goal,
    String offer,
    String whyUs,
    String audience,
    Assignment assignment,
    String assignmentAttribute,
    BigDecimal holdOutShare,
    String holdOutValue,
    Instant sendAt,
    int responseWindowDays,
    long budgetMinor,
    long fixedCostMinor,
    BigDecimal costPerEmailMinor,
    String currency,
    boolean claims,
    String partner,
    String author,
    CampaignStatus status,
    String outcome,
    boolean paused,
    String learned,
    String nextStep,
    Instant createdAt,
    Instant updatedAt,
    Instant frozenAt,
    Instant deliveryStartedAt,
    Instant deliveryFinishedAt,
    Instant windowEndsAt,
    Instant closedAt,
    List<Cell> cells) {

  /** What so many e-mails cost, in minor units, rounded half up; the fixed cost comes on top. */
  public long mailCostMinor(long mails) {
    return costPerEmailMinor
        .multiply(BigDecimal.valueOf(mails))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
