package io.rondo.workers.approval;

import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.PartChange;
import java.time.Instant;
import java.util.List;

/**
 * What a reviewer sees before deciding.
 *
 * @param open whether it still waits for a decision
 * @param askedBecause what led to it; null for the first time
 * @param seal the fingerprint of all that is shown; the decision names it
 * @param changes what changed since {@code changedSince}; empty where nothing did
 * @param changedSince the last decision on this duty, or the end of the last round; null for the
 *     first time
 * @param mayDecide whether the viewer may decide it
 */
public record ReviewView(
    long dutyId,
    String code,
    String campaign,
    String author,
    int round,
    int stage,
    String duty,
    boolean open,
    String askedBecause,
    String seal,
    List<PartView> parts,
    List<PartChange> changes,
    Instant changedSince,
    List<Comment> comments,
    boolean mayDecide) {

  /** A part as it is now. */
  public record PartView(
      Part part, String title, boolean covered, String fingerprint, String canonical) {}

  /** What somebody said, as far as the viewer may see it. */
  public record Comment(
      int round,
      String duty,
      String person,
      Decision decision,
      String reason,
      String text,
      boolean shared,
      Instant at) {}
}
