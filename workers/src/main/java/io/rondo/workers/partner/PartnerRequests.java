package io.rondo.workers.partner;

import io.rondo.workers.token.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets partners repeat a request that they are not sure of: the same key has one effect and the
 * same answer for 30 days. Kept in the database, so it holds on all nodes.
 */
@Service
public class PartnerRequests {

  /** For how long an answer is kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** A request that runs for longer has lost its node; the next one of that key may run. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final String PURPOSE = "partner-request";

  private final PartnerRequestMapper mapper;
  private final SecretBox secrets;
  private final Clock clock;

  PartnerRequests(PartnerRequestMapper mapper, SecretBox secrets, Clock clock) {
    this.mapper = mapper;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What to do with a request. */
  public enum Turn {
    /** It is the first: do it, then {@link #answer} or {@link #release}. */
    RUN,
    /** The same is being done in this moment. */
    RUNNING,
    /** The key belongs to another request. */
    OTHER,
    /** It was done: give the answer again. */
    DONE
  }

  /** What to do, and the answer where there is one. */
  public record Claim(Turn turn, int status, String contentType, String body) {
    private static Claim of(Turn turn) {
      return new Claim(turn, 0, null, null);
    }
  }

  /**
   * Claims a key; of several at once one may run.
   *
   * @param key at most 100 characters
   * @param hash SHA-256 (hex) over what the request says
   */
  public Claim claim(PartnerCaller caller, String key, String hash) {
    try {
      mapper.insert(caller.partnerId(), caller.test(), key, hash, clock.instant());
      return Claim.of(Turn.RUN);
    } catch (DuplicateKeyException e) {
      return known(caller, key, hash);
    }
  }

  private Claim known(PartnerCaller caller, String key, String hash) {
    PartnerRequestMapper.Row row = mapper.find(caller.partnerId(), caller.test(), key);
    if (row == null) {
      // released in this moment: the caller may try again
      return Claim.of(Turn.RUNNING);
    }
    if (!row.requestHash().equals(hash)) {
      return Claim.of(Turn.OTHER);
    }
    if (row.status() != null) {
      return new Claim(
          Turn.DONE,
          row.status(),
          row.contentType(),
          row.body() == null ? "" : secrets.open(PURPOSE, row.body()));
    }
    Instant now = clock.instant();
    boolean lost = row.createdAt().plus(LONGEST).isBefore(now);
    return Claim.of(
        lost && mapper.takeOver(caller.partnerId(), caller.test(), key, row.createdAt(), now) == 1
            ? Turn.RUN
            : Turn.RUNNING);
  }

  /** Keeps the answer. */
  public void answer(
      PartnerCaller caller, String key, int status, String contentType, String body) {
    mapper.answer(
        caller.partnerId(),
        caller.test(),
        key,
        status,
        contentType,
        body.isEmpty() ? null : secrets.seal(PURPOSE, body));
  }

  /** The request had no effect: the same key may be used again. */
  public void release(PartnerCaller caller, String key) {
    mapper.release(caller.partnerId(), caller.test(), key);
  }

  /** Forgets what is older than 30 days. */
  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  public void forget() {
    mapper.forget(clock.instant().minus(KEPT));
  }
}
