package io.rondo.workers.followup;

import java.time.Instant;

/**
 * Something that a customer must hear about again, until they are satisfied.
 *
 * @param code for example {@code S-2026-0001}; the key of its process
 * @param customerId null while nobody knows who wrote
 * @param responseEventId the response that began it; null when Rondo began it
 * @param channel where the customer spoke to us
 * @param threadKey its conversation
 * @param kind complaint, question, opportunity, referral, praise, check_in, usage or other
 * @param detail what it was about in one word, for example a usage event; null for none
 * @param priority urgent, high, normal or low
 * @param owner null while it is offered to everybody of the service
 * @param state open (we are to act), waiting (the customer is), surveyed or closed
 * @param outcome satisfied, unsatisfied, quiet, handed_over, no_answer_needed or withdrawn; null
 *     while it is not closed
 * @param why the triage's own words
 * @param openedAt when the signal came
 * @param waitsSince since when the customer is to act; null while we are
 * @param waitedSeconds how long the customer was to act before that
 * @param reopened how often it was closed or answered, and was not over
 * @param satisfiedBy survey, confirmed, or quiet (no repeat: the weaker kind)
 */
public record ServiceCase(
    long id,
    String code,
    Long customerId,
    Long campaignId,
    Long deliveryId,
    Long responseEventId,
    String channel,
    String threadKey,
    String kind,
    String detail,
    String skill,
    String priority,
    String owner,
    String state,
    String outcome,
    String why,
    Instant openedAt,
    Instant firstAnswerAt,
    Instant lastAnswerAt,
    Instant dueAt,
    Instant waitsSince,
    long waitedSeconds,
    int reopened,
    Instant satisfiedAt,
    String satisfiedBy,
    Instant closedAt) {

  /** Whether nobody is to act any more. */
  public boolean isClosed() {
    return state.equals("closed");
  }

  /** Whether Rondo began it: after a purchase, or because of trouble in use. */
  public boolean isProactive() {
    return kind.equals("check_in") || kind.equals("usage");
  }
}
