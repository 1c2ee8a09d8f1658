package io.rondo.workers.consent;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * E-mail addresses, postal addresses and phone numbers that must never be used, whoever they belong
 * to; kept as hashes only. What is said about letters holds for postcards, and the other way round.
 */
@Service
public class Suppressions {

  private static final List<String> POSTAL = List.of(Consents.LETTER, Consents.POSTCARD);

  private final SuppressionMapper mapper;
  private final Clock clock;

  Suppressions(SuppressionMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Suppresses an address for good; a second call keeps the first reason.
   *
   * @param channel email, letter, postcard or call
   * @param addressHash by {@link io.rondo.workers.customer.EmailHash}, {@link
   *     io.rondo.workers.customer.PostalHash} or {@link io.rondo.workers.customer.PhoneHash}
   */
  public void suppress(String channel, String addressHash, SuppressionReason reason) {
    for (String alike : POSTAL.contains(channel) ? POSTAL : List.of(channel)) {
      suppressOne(alike, addressHash, reason);
    }
  }

  private void suppressOne(String channel, String addressHash, SuppressionReason reason) {
    if (isSuppressed(channel, addressHash)) {
      return;
    }
    try {
      mapper.insert(channel, addressHash, reason.word(), clock.instant());
    } catch (DuplicateKeyException suppressedMeanwhile) {
      // somebody else was faster: it is suppressed, which is all that was asked
    }
  }

  /** Whether the address must not be used by that channel. */
  public boolean isSuppressed(String channel, String addressHash) {
    return mapper.count(channel, addressHash) > 0;
  }

  /** Why the address must not be used by that channel; empty when it may. */
  public Optional<SuppressionReason> reason(String channel, String addressHash) {
    return Optional.ofNullable(mapper.reason(channel, addressHash))
        .map(word -> SuppressionReason.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
