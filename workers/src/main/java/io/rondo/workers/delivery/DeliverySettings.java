package io.rondo.workers.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is handed over.
 *
 * @param batchSize mails one step hands over before the process takes note; default 10,000
 * @param chunkSize mails claimed at once, so also those in doubt after a crash; default 500
 * @param claimTimeout a claim without an outcome for so long belongs to a node that is gone;
 *     default 2 minutes
 * @param deferredPause wait after the first "later" of the other side, three times as long after
 *     each next; default 1 minute
 * @param maxAttempts tries of one mail before it counts as failed; default 5
 * @param waitAtMost how long a step waits for mails that may go later before the process takes
 *     note; default 30 seconds
 * @param checkEvery how often the lock is renewed, and pause, stop and those who may be mailed no
 *     more are looked for; default 1 second
 */
@ConfigurationProperties("rondo.workers.delivery")
record DeliverySettings(
    @DefaultValue("10000") int batchSize,
    @DefaultValue("500") int chunkSize,
    @DefaultValue("2m") Duration claimTimeout,
    @DefaultValue("1m") Duration deferredPause,
    @DefaultValue("5") int maxAttempts,
    @DefaultValue("30s") Duration waitAtMost,
    @DefaultValue("1s") Duration checkEvery) {

  /** When a mail may be tried again after so many tries that ended with "later". */
  Duration pauseAfter(int attempts) {
    return deferredPause.multipliedBy((long) Math.pow(3, Math.max(0, attempts - 1)));
  }
}
