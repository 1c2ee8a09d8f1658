package io.rondo.workers.desk;

import java.time.Instant;

/**
 * A personal link to one step of one order, as the browser that shows it may know it.
 *
 * @param step what it is for: answer, draft, production, handover, cancel
 * @param email to which it was mailed; for the mail with the code only, never for a page
 * @param usedAt when the step was taken; null before
 * @param access what this browser may do
 */
public record DeskLink(
    long id,
    long orderId,
    String step,
    String email,
    Instant expiresAt,
    Instant usedAt,
    Access access) {

  /** What a browser may do with a link. */
  public enum Access {
    /** This browser proved that it reads the mailbox to which the link went. */
    OPEN,
    /** It did not, or too long ago: it sees nothing and must prove it. */
    CLOSED
  }

  /** Whether the step may still be taken in this browser. */
  public boolean mayAct() {
    return access == Access.OPEN && usedAt == null;
  }
}
