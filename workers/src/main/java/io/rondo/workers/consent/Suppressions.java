package io.rondo.workers.consent;

import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Addresses that must never be written to, whoever they belong to; kept as hashes only. */
@Service
public class Suppressions {

  private final SuppressionMapper mapper;
  private final Clock clock;

  Suppressions(SuppressionMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Suppresses an address for good; a second call keeps the first reason.
   *
   * @param channel for example {@code email}
   * @param addressHash for e-mail: {@link io.rondo.workers.customer.EmailHash}
   */
  public void suppress(String channel, String addressHash, SuppressionReason reason) {
    if (isSuppressed(channel, addressHash)) {
      return;
    }
    try {
      mapper.insert(channel, addressHash, reason.word(), clock.instant());
    } catch (DuplicateKeyException suppressedMeanwhile) {
      // somebody else was faster: it is suppressed, which is all that was asked
    }
  }

  /** Whether the address must not be written to. */
  public boolean isSuppressed(String channel, String addressHash) {
    return mapper.count(channel, addressHash) > 0;
  }
}
