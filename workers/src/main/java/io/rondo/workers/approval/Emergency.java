package io.rondo.workers.approval;

import java.time.Instant;

/**
 * The correction of a wrong mail: two named people sign instead of the route.
 *
 * @param corrects the code of the campaign whose mail was wrong
 */
public record Emergency(
    String corrects,
    String reason,
    String firstSigner,
    String secondSigner,
    String askedBy,
    Instant askedAt) {}
