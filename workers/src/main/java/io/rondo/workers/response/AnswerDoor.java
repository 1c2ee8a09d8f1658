package io.rondo.workers.response;

/** Port: how an answer of the staff reaches a customer on one channel. */
public interface AnswerDoor {

  /** The channel it serves, as in {@link Message#channel()}. */
  String channel();

  /**
   * Sends the answer. The same message twice must be one for the customer: whatever names it
   * outside is derived from {@link OutgoingAnswer#messageId()}. Called outside a transaction.
   *
   * @return the other side's name for it: its Message-ID, the URI of its post
   * @throws AnswerFailed when it did not leave, or nobody can tell
   */
  String send(OutgoingAnswer answer) throws AnswerFailed;
}
