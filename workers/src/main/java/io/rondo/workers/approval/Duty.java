package io.rondo.workers.approval;

import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.seal.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to one reviewer, or to somebody of a group, to sign.
 *
 * @param assignedTo on whose desk it lies; null where it lies on a group's, or its turn has not
 *     come
 * @param onBehalfOf for whom that person acts; null for themselves
 * @param askedBecause what led to it; null for the first time
 * @param state open, decided, lapsed or withdrawn
 */
record Duty(
    long id,
    long campaignId,
    int round,
    int stage,
    String name,
    String reviewer,
    String reviewerGroup,
    String deputy,
    String escalation,
    boolean required,
    String covers,
    int dueHours,
    String askedBecause,
    Instant askedAt,
    Instant openedAt,
    String assignedTo,
    String assignedGroup,
    String onBehalfOf,
    Instant dueAt,
    Instant remindedAt,
    Instant escalatedAt,
    String state,
    Instant closedAt) {

  Set<Part> parts() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Arrays.stream(covers.split(",")).map(Part::of).forEach(part -> part.ifPresent(parts::add));
    return parts;
  }

  boolean isOpen() {
    return state.equals("open");
  }

  /** On whose desk it lies, in words: a person or a group. */
  String who() {
    return assignedTo == null ? assignedGroup : assignedTo;
  }

  static String covers(RoutedDuty duty) {
    return duty.covers().stream().map(Part::text).collect(Collectors.joining(","));
  }
}
