package io.rondo.workers.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * How far the calls of an order are.
 *
 * @param parts people by state and last disposition
 * @param calls how many calls were made
 * @param breaches calls that should not have been made, the latest first
 */
public record CallProgress(List<Part> parts, int calls, List<Breach> breaches) {

  /** How many people are on the list. */
  public int people() {
    return parts.stream().mapToInt(Part::people).sum();
  }

  /** How many are in this state. */
  public int people(String state) {
    return parts.stream().filter(part -> part.state().equals(state)).mapToInt(Part::people).sum();
  }

  /**
   * People in one state.
   *
   * @param disposition of the last call, or why withdrawn; null before the first call
   */
  public record Part(String state, String disposition, int people) {}

  /** A list among others. */
  public record Row(
      long orderId,
      String orderCode,
      String partner,
      String campaignCode,
      String state,
      boolean test,
      int people,
      int unsettled,
      int promised,
      int calls) {}

  /**
   * A call that should not have been made.
   *
   * @param zone where the called party is
   * @param breach outside_window, withdrawn, too_many_attempts
   */
  public record Breach(
      String orderCode,
      String recipient,
      Instant startedAt,
      ZoneId zone,
      String breach,
      String disposition) {}

  /** A promised call. */
  public record Promise(
      String orderCode, String recipient, Instant promisedAt, Instant dueAt, Instant requestedAt) {}
}
