package io.rondo.workers.response;

import java.time.Instant;

/**
 * A message of a conversation. What nobody knows is null.
 *
 * @param incoming whether the customer wrote it
 * @param remoteRef the other side's name for it; null while an answer has not left
 * @param inReplyTo the message it answers, as its channel names it
 * @param author who of the staff wrote it
 * @param state stored (theirs), or open, sent, failed (ours)
 * @param problem why it failed, without addresses
 */
public record Message(
    long id,
    boolean incoming,
    String channel,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    String threadKey,
    String remoteRef,
    String inReplyTo,
    String author,
    String subject,
    String text,
    String language,
    String state,
    String problem,
    Instant occurredAt,
    Instant storedAt) {

  /** The answer as a door sends it. */
  public OutgoingAnswer asAnswer() {
    return new OutgoingAnswer(
        id, customerId, campaignId, deliveryId, threadKey, inReplyTo, subject, text, language);
  }
}
