package io.rondo.workers.sandbox;

import java.time.Instant;

/**
 * How a case of the self-check last went.
 *
 * @param passed null while it was never tried
 * @param detail what happened, in our words; empty while it was never tried
 */
public record CheckResult(CheckCase rule, Boolean passed, String detail, Instant checkedAt) {}
