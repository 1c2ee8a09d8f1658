package io.rondo.workers.staff;

import java.time.Instant;
import java.time.LocalDate;

/**
 * From when until when somebody does not work, and who signs instead.
 *
 * @param until the last day, inclusive
 */
public record Absence(
    long id,
    String person,
    String deputy,
    LocalDate from,
    LocalDate until,
    String createdBy,
    Instant createdAt) {

  /** Whether the person is away on this day. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
