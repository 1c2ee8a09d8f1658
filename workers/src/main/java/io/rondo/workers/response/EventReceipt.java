package io.rondo.workers.response;

/**
 * What became of one event.
 *
 * @param id as the teller gave it; null when it had none
 * @param reason why it was refused; null otherwise
 * @param customerKnown whether its customer is known today; true when it was not stored
 */
public record EventReceipt(String id, Status status, String reason, boolean customerKnown) {

  /** The three ends an event can come to. */
  public enum Status {
    /** Stored now. */
    ACCEPTED,
    /** Stored before, or earlier in the same batch; nothing changed. */
    DUPLICATE,
    /** Not stored; the reason says why. */
    REFUSED
  }

  static EventReceipt accepted(String id, boolean customerKnown) {
    return new EventReceipt(id, Status.ACCEPTED, null, customerKnown);
  }

  static EventReceipt duplicate(String id) {
    return new EventReceipt(id, Status.DUPLICATE, null, true);
  }

  static EventReceipt refused(String id, String reason) {
    return new EventReceipt(id, Status.REFUSED, reason, true);
  }
}
