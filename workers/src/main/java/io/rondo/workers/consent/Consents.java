package io.rondo.workers.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people agreed to: what holds now, what held before, and the evidence of both. */
@Service
public class Consents {

  /** The channel of e-mail. */
  public static final String EMAIL = "email";

  /** The channel of printed letters. */
  public static final String LETTER = "letter";

  /** The channel of printed postcards. */
  public static final String POSTCARD = "postcard";

  /** The channel of phone calls. */
  public static final String CALL = "call";

  /** Every channel by which somebody can be reached. */
  public static final List<String> CHANNELS = List.of(EMAIL, LETTER, POSTCARD, CALL);

  /** The purpose of campaigns. */
  public static final String MARKETING = "marketing";

  private final ConsentMapper mapper;
  private final ConsentTexts texts;
  private final Clock clock;

  Consents(ConsentMapper mapper, ConsentTexts texts, Clock clock) {
    this.mapper = mapper;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Records a decision. The one decided last holds; the other one becomes history. The same
   * decision twice is recorded once.
   *
   * @param decidedAt when the person said so
   * @param source where from, at most 120 characters
   * @param text the text the person saw, at most 2,000 characters; null when there was none
   * @throws IllegalArgumentException when consent is granted without source or text
   */
  @Transactional
  public void record(
      long customerId,
      String channel,
      String purpose,
      boolean granted,
      Instant decidedAt,
      String source,
      String text) {
    if (granted && (isBlank(source) || isBlank(text))) {
      throw new IllegalArgumentException("Consent needs evidence: where from and the text shown.");
    }
    ConsentRow row =
        new ConsentRow(
            customerId,
            channel,
            purpose,
            granted,
            decidedAt,
            source,
            texts.idOf(text),
            clock.instant());
    ConsentRow current = mapper.lock(customerId, channel, purpose);
    if (current == null && insert(row)) {
      return;
    }
    replace(current == null ? mapper.lock(customerId, channel, purpose) : current, row);
  }

  /**
   * Withdraws what the person agreed to. Nothing happens where it was withdrawn before; a consent
   * given since then is withdrawn too.
   *
   * @param decidedAt when the person said so
   * @param source where from, at most 120 characters
   */
  @Transactional
  public void withdraw(
      long customerId, String channel, String purpose, Instant decidedAt, String source) {
    boolean withdrawn =
        of(customerId).stream()
            .anyMatch(
                consent ->
                    consent.channel().equals(channel)
                        && consent.purpose().equals(purpose)
                        && !consent.granted());
    if (!withdrawn) {
      record(customerId, channel, purpose, false, decidedAt, source, null);
    }
  }

  /** What holds now, one row a channel and purpose. */
  public List<Consent> of(long customerId) {
    return mapper.current(customerId);
  }

  /** What held before, newest first. */
  public List<Consent> history(long customerId) {
    return mapper.history(customerId);
  }

  private boolean insert(ConsentRow row) {
    try {
      mapper.insert(row);
      return true;
    } catch (DuplicateKeyException recordedMeanwhile) {
      return false;
    }
  }

  private void replace(ConsentRow current, ConsentRow row) {
    if (row.saysTheSameAs(current)) {
      return;
    }
    boolean newer = !row.decidedAt().isBefore(current.decidedAt());
    mapper.remember(newer ? current : row, clock.instant());
    if (newer) {
      mapper.update(row);
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
