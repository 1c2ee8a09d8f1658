package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;

/**
 * A numbered revision of what a partner made.
 *
 * @param assets immutable versions of files, see workers.asset
 * @param submittedBy a login, or the partner's code with a colon before it
 * @param decision open, accepted, changes_wanted or rejected
 * @param decidedBy null while it is open
 */
public record Draft(
    int revision,
    List<Long> assets,
    String note,
    String submittedBy,
    Instant submittedAt,
    String decision,
    String decidedBy,
    Instant decidedAt) {

  static final String OPEN = "open";
  static final String ACCEPTED = "accepted";
  static final String CHANGES_WANTED = "changes_wanted";
  static final String REJECTED = "rejected";

  static Draft of(DraftMapper.Row row) {
    return new Draft(
        row.revision(),
        java.util.Arrays.stream(row.assets().split(",")).map(Long::valueOf).toList(),
        row.note(),
        row.submittedBy(),
        row.submittedAt(),
        row.decision(),
        row.decidedBy(),
        row.decidedAt());
  }
}
