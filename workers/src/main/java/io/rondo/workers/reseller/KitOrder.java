package io.rondo.workers.reseller;

import java.time.Instant;
import java.util.Map;

/**
 * A kit that a reseller wants, with its local values.
 *
 * @param kitVersion of the kit it was filled for
 * @param state filled (waits for the centre), returned or approved
 * @param filledBy a login, or the partner's code with a colon before it
 * @param reason why it was returned; null otherwise
 * @param assetVersionId the approved kit as a file; null before
 * @param version grows with every change
 * @param orderId the order of the campaign that wants it; null where no campaign does, as its code
 */
public record KitOrder(
    long id,
    String code,
    String kit,
    int kitVersion,
    String title,
    long partnerId,
    String partnerCode,
    String partnerName,
    boolean test,
    Map<String, String> values,
    String state,
    String filledBy,
    Instant filledAt,
    String decidedBy,
    Instant decidedAt,
    String reason,
    Long assetVersionId,
    int version,
    Long orderId,
    String orderCode) {}
