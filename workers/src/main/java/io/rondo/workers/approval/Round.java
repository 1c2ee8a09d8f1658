package io.rondo.workers.approval;

import java.time.Instant;

/**
 * One try of an author to get a campaign approved.
 *
 * @param round from 1; every return to the author ends one
 * @param outcome released, returned, rejected, recalled or stopped; null while open
 */
public record Round(
    int round,
    String submittedBy,
    Instant openedAt,
    String route,
    String routeWhy,
    Instant closedAt,
    String outcome) {}
