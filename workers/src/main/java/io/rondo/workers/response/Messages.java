package io.rondo.workers.response;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The words of conversations: the only place where they are kept. */
@Service
public class Messages {

  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_PROBLEM = 200;
  private static final int LONGEST_REF = 300;

  private final MessageMapper mapper;
  private final Clock clock;

  Messages(MessageMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Stores what somebody wrote.
   *
   * @return its id; the first one's when this channel brought the same reference before
   */
  public long receive(IncomingMessage message) {
    Instant now = clock.instant();
    MessageMapper.Row row = new MessageMapper.Row("in", message.channel(), "stored", now);
    row.customerId = message.customerId();
    row.campaignId = message.campaignId();
    row.deliveryId = message.deliveryId();
    row.threadKey = message.threadKey();
    row.remoteRef = ref(message.remoteRef());
    row.inReplyTo = ref(message.inReplyTo());
    row.authorHash = message.authorHash();
    row.subject = oneLine(message.subject(), LONGEST_SUBJECT);
    row.text = text(message.text());
    row.language = message.language();
    row.occurredAt = message.occurredAt() == null ? now : message.occurredAt();
    if (row.remoteRef != null) {
      Long known = mapper.idOf(row.channel, row.remoteRef, "in");
      if (known != null) {
        return known;
      }
    }
    try {
      mapper.insert(row);
      return row.id;
    } catch (DuplicateKeyException e) {
      return mapper.idOf(row.channel, row.remoteRef, "in");
    }
  }

  /** Stores an answer that is to leave. @return its id */
  public long write(OutgoingMessage message) {
    Instant now = clock.instant();
    MessageMapper.Row row = new MessageMapper.Row("out", message.channel(), "open", now);
    row.customerId = message.customerId();
    row.campaignId = message.campaignId();
    row.deliveryId = message.deliveryId();
    row.threadKey = message.threadKey();
    row.inReplyTo = ref(message.inReplyTo());
    row.author = message.author();
    row.subject = oneLine(message.subject(), LONGEST_SUBJECT);
    row.text = text(message.text());
    row.language = message.language();
    row.occurredAt = now;
    mapper.insert(row);
    return row.id;
  }

  /**
   * An answer left.
   *
   * @param remoteRef the other side's name for it; null when it has none, as after a call
   */
  public void sent(long id, String remoteRef) {
    mapper.sent(id, ref(remoteRef), clock.instant());
  }

  /** An answer did not leave, and why, without addresses; cut after 200 characters. */
  public void failed(long id, String problem) {
    mapper.failed(id, oneLine(problem, LONGEST_PROBLEM));
  }

  /** An answer that had left came back, and why, without addresses; cut after 200 characters. */
  public void cameBack(long id, String problem) {
    mapper.cameBack(id, oneLine(problem, LONGEST_PROBLEM));
  }

  /** A message; empty when there is none of this id. */
  public Optional<Message> find(long id) {
    return mapper.byId(id);
  }

  /** The message that a channel knows by this name, ours or theirs. */
  public Optional<Message> named(String channel, String remoteRef) {
    return mapper.named(channel, ref(remoteRef));
  }

  /** Who wrote a message, as {@link IncomingMessage#authorHash}; empty when nobody knows. */
  public Optional<String> authorHash(long id) {
    return Optional.ofNullable(mapper.authorHash(id));
  }

  /**
   * What was said in a conversation, and whatever came with it, is this customer's from now on;
   * what has a customer already stays theirs.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bind(String threadKey, long customerId) {
    mapper.bind(threadKey, customerId);
    mapper.bindEvents(threadKey, customerId);
  }

  /** A conversation, the oldest first. */
  public List<Message> thread(String threadKey) {
    return mapper.thread(threadKey);
  }

  /** Everything that a customer wrote or was answered, the oldest first. */
  public List<Message> of(long customerId) {
    return mapper.of(customerId);
  }

  /** The words of a message; empty text when they were erased or it is not there. */
  public String text(long id) {
    return mapper.byId(id).map(Message::text).orElse("");
  }

  /** A name longer than its column is cut: what begins alike for 300 characters is one. */
  private static String ref(String value) {
    return value == null || value.length() <= LONGEST_REF ? value : value.substring(0, LONGEST_REF);
  }

  private static String oneLine(String value, int longest) {
    if (value == null) {
      return null;
    }
    String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest);
  }

  /** Without characters that no text has; cut after 64 KB, between characters. */
  private static String text(String value) {
    String clean =
        (value == null ? "" : value).replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_TEXT) {
      return clean;
    }
    int end = LONGEST_TEXT;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
