package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.SecretBox;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What partners send in their own words: its signals are stored before the sender is answered, and
 * what cannot be read is kept with the reason, so that it can be read again when the reason is
 * gone.
 */
@Service
public class PartnerMessages {

  /** For how long an unread message is kept: long enough to ask, not longer. */
  static final Duration KEPT = Duration.ofDays(90);

  /** So many of one partner are kept unread; whoever sends more is told and nothing else. */
  static final int MOST_OF_ONE = 200;

  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_WHY = 300;
  private static final String PURPOSE = "unread-message";

  private final ObjectProvider<MessageReader> readers;
  private final Signals signals;
  private final UnreadMapper mapper;
  private final Partners partners;
  private final SecretBox box;
  private final Clock clock;

  PartnerMessages(
      ObjectProvider<MessageReader> readers,
      Signals signals,
      UnreadMapper mapper,
      Partners partners,
      SecretBox box,
      Clock clock) {
    this.readers = readers;
    this.signals = signals;
    this.mapper = mapper;
    this.partners = partners;
    this.box = box;
    this.clock = clock;
  }

  /**
   * What came of a message.
   *
   * @param stored how many signals of it are new; 0 when all were known, or it says nothing
   * @param unread why nobody can read it, in one sentence; null when it was read
   */
  public record Taken(int stored, String unread) {}

  /**
   * Stores what a message says, or keeps it unread. The same again has no second effect.
   *
   * @param way by which it came, see {@link PartnerSignal}
   * @param orderCode the order that its address is for; null where only the content says
   */
  public Taken take(Partner partner, String way, String orderCode, byte[] content) {
    try {
      return new Taken(store(read(partner, way, orderCode, content)), null);
    } catch (NotRead e) {
      keep(partner.id(), way, orderCode, content, e.getMessage());
      return new Taken(0, e.getMessage());
    }
  }

  /** What nobody could read yet, the newest first, at most 200. */
  @Transactional(readOnly = true)
  public List<UnreadMessage> unread() {
    return mapper.open(MOST_SHOWN);
  }

  /** How many of them there are. */
  @Transactional(readOnly = true)
  public int countUnread() {
    return mapper.count();
  }

  /**
   * Reads a message again, for example after the settings of its partner were mended.
   *
   * @return why it still cannot be read; empty when it was read, now or before
   */
  public Optional<String> readAgain(long id) {
    UnreadMapper.Kept kept = mapper.find(id);
    if (kept == null) {
      return Optional.empty();
    }
    byte[] content = Base64.getDecoder().decode(box.open(PURPOSE, kept.content()));
    try {
      store(read(partners.get(kept.partnerId()), kept.way(), kept.orderCode(), content));
      mapper.read(id, clock.instant());
      return Optional.empty();
    } catch (NotRead e) {
      mapper.stillUnread(id, cut(e.getMessage()));
      return Optional.of(e.getMessage());
    }
  }

  /** Why a message cannot be read. */
  private static final class NotRead extends Exception {
    NotRead(RuntimeException why) {
      super(why.getMessage(), why);
    }
  }

  private List<PartnerSignal> read(Partner partner, String way, String orderCode, byte[] content)
      throws NotRead {
    MessageReader reader =
        readers.stream()
            .filter(one -> one.way().equals(way))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nobody reads what comes by " + way));
    try {
      return reader.read(partner, orderCode, content);
    } catch (IllegalArgumentException e) {
      throw new NotRead(e);
    }
  }

  private int store(List<PartnerSignal> told) throws NotRead {
    int stored = 0;
    try {
      for (PartnerSignal signal : told) {
        stored += signals.store(signal) ? 1 : 0;
      }
    } catch (SignalRefused e) {
      throw new NotRead(e);
    }
    return stored;
  }

  private void keep(long partnerId, String way, String orderCode, byte[] content, String why) {
    mapper.forgetBefore(clock.instant().minus(KEPT));
    if (mapper.countOf(partnerId) >= MOST_OF_ONE) {
      return;
    }
    String base64 = Base64.getEncoder().encodeToString(content);
    try {
      mapper.insert(
          partnerId,
          way,
          orderCode,
          Sha256.hex(List.of(way, String.valueOf(orderCode), base64)),
          box.seal(PURPOSE, base64),
          cut(why),
          clock.instant());
    } catch (DuplicateKeyException e) {
      // it is kept already
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST_WHY ? text.substring(0, LONGEST_WHY - 1) + "…" : text;
  }
}
