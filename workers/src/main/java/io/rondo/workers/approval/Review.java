package io.rondo.workers.approval;

import java.time.Instant;

/**
 * One reviewer's word on a campaign.
 *
 * @param round from 1; every rework leads to another
 * @param decision approve, rework or reject
 * @param comment null when none was given
 */
public record Review(
    int round, String reviewer, String decision, String comment, Instant decidedAt) {}
