package io.rondo.workers.campaign;

import java.time.Instant;
import java.util.List;

/**
 * What a campaign needs from a partner.
 *
 * @param id of its row; 0 in a brief that was not recorded
 * @param no from 1, in the order of the brief
 * @param brief what the partner is asked for
 * @param cellNo whose people it reaches; null for what reaches nobody by itself
 * @param quantity pieces of work where no people are counted
 * @param dependsOn numbers of the deliverables that must be fulfilled before
 * @param dueAt null for as soon as possible
 * @param maxRevisions how many drafts a partner may hand in; 0 where no draft is wanted
 * @param details what only some kinds have, a JSON object, see {@link DeliverableDetails}; null
 *     when there is nothing
 * @param partnerId the partner that a person confirmed; null before
 * @param priceMinor what that partner asks for all of it; null before
 */
public record Deliverable(
    long id,
    int no,
    DeliverableKind kind,
    String title,
    String brief,
    Integer cellNo,
    int quantity,
    List<Integer> dependsOn,
    Instant dueAt,
    int maxRevisions,
    String details,
    State state,
    Long partnerId,
    Long priceMinor) {

  /** How far it is. */
  public enum State {
    PLANNED,
    ORDERED,
    FULFILLED,
    DROPPED
  }
}
