package io.rondo.workers.approval;

import io.rondo.workers.seal.Part;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Everything about the approval of a campaign, for auditors: who signed which fingerprint when, and
 * why. It is read from rows that nothing changes.
 *
 * @param contributors who wrote on the campaign, and so signs nothing of it
 * @param seal the fingerprint of the campaign as it is now
 * @param emergency null where none was asked for
 * @param release null until the campaign is released
 */
public record ApprovalRecord(
    String code,
    String name,
    String author,
    String status,
    Set<String> contributors,
    String seal,
    List<PartState> parts,
    Emergency emergency,
    Release release,
    List<RoundRecord> rounds) {

  /** A part as it is now, and whose signature stands for it. */
  public record PartState(Part part, String title, String fingerprint, List<String> signedBy) {}

  /** A round with everything that was asked and said in it. */
  public record RoundRecord(Round round, List<DutyRecord> duties, List<DecisionRecord> decisions) {}

  /**
   * A request for a signature.
   *
   * @param who on whose desk it lies or lay: a person or a group; null before its turn
   * @param state open, decided, lapsed or withdrawn
   */
  public record DutyRecord(
      long id,
      int stage,
      String name,
      boolean required,
      List<String> covers,
      String who,
      String onBehalfOf,
      String askedBecause,
      Instant openedAt,
      Instant dueAt,
      Instant remindedAt,
      Instant escalatedAt,
      String state,
      Instant closedAt) {}

  /**
   * A decision.
   *
   * @param duty null where no review was decided, for example for a recall
   * @param reason in words; null where none is asked for
   * @param signed the parts that it signs; empty for anything but an approval
   */
  public record DecisionRecord(
      long id,
      String duty,
      Integer stage,
      String person,
      String onBehalfOf,
      Decision decision,
      String reasonCode,
      String reason,
      String comment,
      boolean shared,
      String delegatedTo,
      String seal,
      Instant decidedAt,
      List<SignedRecord> signed) {}

  /**
   * A part that was signed.
   *
   * @param stands whether the part is still what was signed
   * @param fellAt when it was first noticed that it no longer was; null while it stands
   */
  public record SignedRecord(
      Part part, String title, String fingerprint, boolean stands, Instant fellAt) {}
}
