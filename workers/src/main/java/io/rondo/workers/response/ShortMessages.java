package io.rondo.workers.response;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.customer.PhoneNumbers;
import io.rondo.workers.customer.PhoneRefused;
import io.rondo.workers.fulfilment.Removals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Text messages that people send us. Who writes is known by the number alone, so a message never
 * changes anything for another number.
 */
@Service
public class ShortMessages {

  private static final String SMS = "sms";
  private static final List<String> CHANNELS = List.of(SMS, Consents.CALL);

  private final Responses responses;
  private final Messages messages;
  private final Words words;
  private final LinkMapper mapper;
  private final PhoneNumbers numbers;
  private final Consents consents;
  private final Suppressions suppressions;
  private final Removals removals;
  private final Clock clock;

  ShortMessages(
      Responses responses,
      Messages messages,
      Words words,
      LinkMapper mapper,
      PhoneNumbers numbers,
      Consents consents,
      Suppressions suppressions,
      Removals removals,
      Clock clock) {
    this.responses = responses;
    this.messages = messages;
    this.words = words;
    this.mapper = mapper;
    this.numbers = numbers;
    this.consents = consents;
    this.suppressions = suppressions;
    this.removals = removals;
    this.clock = clock;
  }

  /**
   * Stores a message. One that says no more than stop bars its number from calls and messages at
   * once, and withdraws the consent of whoever has that number.
   *
   * @param source who tells, at most 40 characters
   * @return whether it is new; the second time changes nothing
   */
  @Transactional
  public boolean receive(String source, ShortMessage message) {
    String hash = hash(message.from());
    List<Long> holders = hash == null ? List.of() : mapper.holders(hash);
    Long customerId = holders.size() == 1 ? holders.get(0) : null;
    boolean stop = StopWords.isStop(message.text());
    if (!responses.tell(told(source, message, hash, customerId, stop))) {
      return false;
    }
    if (stop && hash != null) {
      bar(hash, holders, message);
    }
    return true;
  }

  private Told told(
      String source, ShortMessage message, String hash, Long customerId, boolean stop) {
    String ref = source + ":" + message.id();
    String thread = ThreadKeys.of(hash == null ? ref : SMS + ":" + hash);
    Gist gist = words.read(message.text(), null);
    long stored =
        messages.receive(
            new IncomingMessage(
                SMS,
                ref,
                null,
                thread,
                hash,
                customerId,
                null,
                null,
                null,
                message.text(),
                gist.language(),
                message.at()));
    Told told =
        Told.of(source, SMS + ":" + message.id(), stop ? "unsubscribe" : SMS)
            .from(SMS)
            .customer(customerId)
            .message(stored)
            .thread(thread)
            .at(message.at());
    return stop
        ? told.detail("stop")
        : told.topic(gist.topic()).sentiment(gist.sentiment()).confidence(gist.confidence());
  }

  private void bar(String hash, List<Long> holders, ShortMessage message) {
    for (String channel : CHANNELS) {
      suppressions.suppress(channel, hash, SuppressionReason.UNSUBSCRIBED);
      holders.forEach(customer -> withdraw(customer, channel, message));
    }
    removals.remove(Consents.CALL, hash, SuppressionReason.UNSUBSCRIBED.word());
  }

  private void withdraw(long customerId, String channel, ShortMessage message) {
    Instant at = message.at() == null ? clock.instant() : message.at();
    consents.record(
        customerId, channel, Consents.MARKETING, false, at, "text message that said stop", null);
  }

  /** Null for a number that nobody could have given us. */
  private String hash(String from) {
    try {
      return PhoneHash.of(numbers.e164(from, null));
    } catch (PhoneRefused e) {
      return null;
    }
  }
}
