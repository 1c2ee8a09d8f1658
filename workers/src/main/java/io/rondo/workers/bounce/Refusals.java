package io.rondo.workers.bounce;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Mails that a server refused for good while they were handed over: the ledger knows them as
 * failed, and here they count as what comes back later does. Found in the ledger, so that a crash
 * loses none.
 */
@Component
class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int AT_ONCE = 500;

  private final BounceMapper mapper;
  private final Bounces bounces;
  private final Clock clock;

  Refusals(BounceMapper mapper, Bounces bounces, Clock clock) {
    this.mapper = mapper;
    this.bounces = bounces;
    this.clock = clock;
  }

  /**
   * A mail that its ledger calls failed.
   *
   * @param status as the server gave it
   * @param said without addresses; null for nothing
   */
  record Refused(long deliveryId, String status, String said) {}

  /** Every ten seconds: the next mails to a domain that wants none should not leave. */
  @Scheduled(fixedDelay = 10_000)
  void report() {
    List<Refused> refused;
    do {
      refused = mapper.refused(AT_ONCE);
      refused.forEach(this::report);
    } while (refused.size() == AT_ONCE);
  }

  private void report(Refused mail) {
    Verdict verdict =
        bounces.report(
            mail.deliveryId(),
            new DeliveryReport("failed", mail.status(), mail.said(), mail.said()),
            null,
            clock.instant());
    LOG.debug("Mail {} was refused: {}", mail.deliveryId(), verdict);
  }
}
