package io.rondo.workers.response;

import io.rondo.workers.token.Sha256;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that came back, as its teller found it: one row of {@code response_event}. What nobody
 * knows is left out; every method may be given null. Not for several threads.
 */
public final class Told {

  /** They say too little about a person, or nothing of what the person wants. */
  private static final Set<String> QUIET =
      Set.of("open", "visit", "bounce", "auto_reply", "like", "repost");

  private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{1,19}");
  private static final int LONGEST_ID = 100;

  final String source;
  final String id;
  final String kind;
  String actor = Actor.HUMAN.text();
  String channel;
  String customerNumber;
  Long customerId;
  Long campaignId;
  Long deliveryId;
  Integer linkNo;
  Long messageId;
  String threadKey;
  String detail;
  BigDecimal score;
  Integer confidence;
  String topic;
  Integer sentiment;
  Long amountMinor;
  String currency;
  Instant occurredAt;

  private Told(String source, String id, String kind) {
    this.source = shortText("source", source, 40);
    this.id = Objects.requireNonNull(id).length() > LONGEST_ID ? Sha256.hex(id) : id;
    this.kind = word("kind", kind);
  }

  /**
   * Begins.
   *
   * @param source who tells, at most 40 characters: {@code link}, {@code email}, a network, a
   *     partner's code
   * @param id the teller's own id of it: the same source and id twice are one; longer than 100
   *     characters it is kept as its SHA-256
   * @param kind two to twenty letters and underscores, for example {@code reply}
   * @throws IllegalArgumentException when the source is too long or the kind no such word
   */
  public static Told of(String source, String id, String kind) {
    return new Told(source, id, kind);
  }

  /** Who did it; a human unless said otherwise. Only a human's doing can start something. */
  public Told by(Actor who) {
    actor = (who == null ? Actor.HUMAN : who).text();
    return this;
  }

  /** On which channel: email, letter, postcard, call, sms, social, web, shop, support. */
  public Told from(String channelName) {
    channel = channelName == null ? null : word("channel", channelName);
    return this;
  }

  /** The customer's row. */
  public Told customer(Long rowId) {
    customerId = rowId;
    return this;
  }

  /** The number of a customer who may still be unknown; matched later, and only then acted upon. */
  public Told customerNumber(String number) {
    customerNumber = number;
    return this;
  }

  /** The campaign's row. */
  public Told campaign(Long rowId) {
    campaignId = rowId;
    return this;
  }

  /** The row of the ledger that it answers. */
  public Told delivery(Long rowId) {
    deliveryId = rowId;
    return this;
  }

  /** The number of the link in its mail. */
  public Told link(Integer number) {
    linkNo = number;
    return this;
  }

  /** The words, as {@link Messages} keeps them. */
  public Told message(Long messageRowId) {
    messageId = messageRowId;
    return this;
  }

  /** Its conversation; see {@link ThreadKeys}. */
  public Told thread(String key) {
    threadKey = key == null ? null : shortText("thread", key, 64);
    return this;
  }

  /** What one word can say of it: a class of bounce, a disposition; at most 100 characters. */
  public Told detail(String words) {
    detail = words == null ? null : shortText("detail", words, 100);
    return this;
  }

  /** Its number, with at most four decimals; what it means depends on the kind. */
  public Told score(BigDecimal number) {
    score = number;
    return this;
  }

  /** How sure it is, 0 to 100 percent; null means certain. */
  public Told confidence(Integer percent) {
    confidence = percent;
    return this;
  }

  /** What the words are about, two to twenty letters and underscores. */
  public Told topic(String name) {
    topic = name == null ? null : word("topic", name);
    return this;
  }

  /** -100 (angry) to 100 (delighted). */
  public Told sentiment(Integer degree) {
    sentiment = degree;
    return this;
  }

  /** What was paid, in cents, and its currency; null for the campaign's currency. */
  public Told paid(Long minor, String currencyCode) {
    amountMinor = minor;
    currency = currencyCode;
    return this;
  }

  /** When it happened; null means now. */
  public Told at(Instant time) {
    occurredAt = time;
    return this;
  }

  /** Whether nothing ever follows from a response of this kind alone, as from an open. */
  public static boolean isQuiet(String kind) {
    return QUIET.contains(kind);
  }

  /** Whether something may follow, or nothing ever does. */
  String reaction() {
    if (!actor.equals(Actor.HUMAN.text()) || isQuiet(kind)) {
      return "none";
    }
    return customerNumber != null && customerId == null ? "unknown" : "open";
  }

  private static String word(String field, String value) {
    if (value == null || !WORD.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + " is two to twenty small letters and underscores, not '" + value + "'.");
    }
    return value;
  }

  private static String shortText(String field, String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      throw new IllegalArgumentException(field + " has 1 to " + longest + " characters.");
    }
    return value;
  }
}
