package io.rondo.workers.conversation;

import io.rondo.workers.dialogue.AnswerFacts;
import io.rondo.workers.engine.RunningProcesses.Running;
import io.rondo.workers.hold.Hold;
import java.time.Instant;
import java.util.List;

/**
 * What passed between a customer and the house.
 *
 * @param lifeStage prospect, new, active, loyal, lapsing or lost
 * @param held whether marketing leaves them in peace now
 * @param complete false where only the newest 1,000 of a kind are shown
 * @param entries the oldest first
 * @param facts what they were asked in mails and answered, the oldest first
 * @param holds all that ever were, the oldest first
 * @param cases all that ever were, the newest first
 * @param running the processes that run for them now, the oldest first
 */
public record Conversation(
    String customer,
    String lifeStage,
    boolean held,
    boolean complete,
    List<Entry> entries,
    List<AnswerFacts.Fact> facts,
    List<Hold> holds,
    List<CaseLine> cases,
    List<Running> running) {

  /** What an entry tells of. */
  public enum Kind {
    /** Something of a campaign, sent or not. */
    TOUCH,
    /** Something that came back. */
    RESPONSE,
    /** Words that we wrote. */
    ANSWER,
    /** Words of theirs that no response tells of. */
    MESSAGE,
    /** A step in a case. */
    CASE,
    /** A decision about consent. */
    CONSENT,
    /** Marketing left them in peace, or no longer does. */
    HOLD
  }

  /**
   * One moment of the conversation.
   *
   * @param at when it happened; of a touch that never left, when that was decided last
   * @param channel null where there is none
   * @param campaign the code; null where there is none
   * @param title what happened, in a few words
   * @param why why it was sent or not, or what follows from it, as a sentence; null without one
   * @param text the words themselves; null where there are none
   * @param state as in the table; null without one
   * @param reason as in the table; null without one
   * @param consent of a touch: the consent for its channel as it was known at that moment; null
   *     where none was
   * @param caseCode null where no case belongs to it
   * @param who of the staff; null for nobody
   */
  public record Entry(
      Instant at,
      Kind kind,
      String channel,
      String campaign,
      String title,
      String why,
      String text,
      String state,
      String reason,
      ConsentThen consent,
      String caseCode,
      String who) {}

  /**
   * A case of theirs.
   *
   * @param owner null while nobody has it
   * @param outcome null while it is open
   */
  public record CaseLine(
      String code,
      String kind,
      String campaign,
      String channel,
      String priority,
      String owner,
      String state,
      String outcome,
      Instant openedAt,
      Instant dueAt,
      Instant satisfiedAt,
      Instant closedAt) {

    /** Whether somebody still works on it. */
    public boolean isOpen() {
      return closedAt == null;
    }
  }
}
