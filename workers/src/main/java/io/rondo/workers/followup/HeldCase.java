package io.rondo.workers.followup;

import java.time.Duration;
import java.time.Instant;

/** A case that this transaction has locked, to be changed and written back. */
final class HeldCase {

  long id;
  String code;
  Long customerId;
  Long campaignId;
  Long deliveryId;
  String channel;
  String threadKey;
  String openKey;
  String kind;
  String skill;
  String priority;
  String owner;
  String state;
  String outcome;
  Instant firstAnswerAt;
  Instant lastAnswerAt;
  Instant dueAt;
  Instant waitsSince;
  long waitedSeconds;
  int reopened;
  Instant satisfiedAt;
  String satisfiedBy;
  Instant closedAt;

  /** Whether marketing keeps quiet while it is open. */
  boolean quiet;

  boolean isClosed() {
    return state.equals("closed");
  }

  /** Whether the customer is to act. */
  boolean isWaiting() {
    return state.equals("waiting") || state.equals("surveyed");
  }

  void answered(Instant at) {
    firstAnswerAt = firstAnswerAt == null ? at : firstAnswerAt;
    lastAnswerAt = at;
  }

  void waits(Instant at) {
    state = "waiting";
    waitsSince = at;
  }

  /** We are to act again. */
  void back(Instant at) {
    countWait(at);
    state = "open";
  }

  void close(String how, Instant at) {
    countWait(at);
    state = "closed";
    outcome = how;
    closedAt = at;
    openKey = null;
  }

  void satisfied(String by, Instant at) {
    satisfiedBy = by;
    satisfiedAt = at;
  }

  /** A case that was closed is open again; what was said of its end is taken back. */
  void reopen(String key) {
    state = "open";
    outcome = null;
    closedAt = null;
    satisfiedAt = null;
    satisfiedBy = null;
    openKey = key;
    reopened++;
  }

  private void countWait(Instant at) {
    if (waitsSince != null && at.isAfter(waitsSince)) {
      waitedSeconds += Duration.between(waitsSince, at).toSeconds();
    }
    waitsSince = null;
  }
}
