package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.DeliverableKind;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order to one partner.
 *
 * @param code what partners see; also the key under which a repeated submission stays one order
 * @param campaignId null for a sample order of the sandbox, as its code
 * @param campaignCode for example {@code C-2026-0042}
 * @param deliverableId null for a sample order of the sandbox
 * @param attempt 1 for the first partner of the deliverable
 * @param test a sample: reaches nobody, costs nothing, counts nowhere
 * @param cancellation null while nobody wants to stop it
 * @param replacedAt since when another partner has what was left; null while it holds
 * @param priceMinor for each piece, in minor units with fractions
 * @param cancelCostMinor what was spent although it was cancelled; null while nobody knows
 * @param clockStep the step that the partner owes next: answer, draft, production, handover; null
 *     when it owes none
 * @param version grows with every change
 */
public record Order(
    long id,
    String code,
    Long campaignId,
    String campaignCode,
    Long deliverableId,
    DeliverableKind kind,
    String title,
    long partnerId,
    int attempt,
    boolean test,
    OrderState state,
    Cancellation cancellation,
    Instant replacedAt,
    int quantity,
    long setupMinor,
    BigDecimal priceMinor,
    String currency,
    Long cancelCostMinor,
    String brief,
    Instant dueAt,
    String partnerReference,
    Instant promisedAt,
    String reason,
    int returned,
    String packageSha256,
    String clockStep,
    Instant clockDueAt,
    Instant placedAt,
    Instant submittedAt,
    Instant answeredAt,
    Instant producedAt,
    Instant handedOverAt,
    Instant reconciledAt,
    Instant closedAt,
    int version,
    Instant updatedAt) {}
