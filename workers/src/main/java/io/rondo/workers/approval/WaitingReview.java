package io.rondo.workers.approval;

import java.time.Instant;

/**
 * A review that lies on a desk.
 *
 * @param who a person, or a group where {@code group} is true
 * @param onBehalfOf for whom the person acts; null for themselves
 */
public record WaitingReview(
    String code,
    String campaign,
    long dutyId,
    String duty,
    int round,
    String who,
    boolean group,
    String onBehalfOf,
    Instant since,
    Instant due,
    boolean overdue,
    boolean escalated) {}
