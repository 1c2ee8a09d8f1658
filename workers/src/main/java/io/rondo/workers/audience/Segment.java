package io.rondo.workers.audience;

import java.time.Instant;

/** A description of customers that has a name. */
public record Segment(
    long id,
    String name,
    String expression,
    String createdBy,
    Instant createdAt,
    String updatedBy,
    Instant updatedAt) {}
