package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.SignalKindReader.Read;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Acts upon one stored signal: finds who reads its kind, writes the event, settles the signal. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SignalDesk {

  /** What is dated further ahead comes from a wrong clock: then our own time counts. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final int LONGEST_EFFECT = 300;

  private final Map<PartnerSignal.Kind, SignalKindReader> readers =
      new EnumMap<>(PartnerSignal.Kind.class);
  private final ObjectProvider<SignalReader> others;
  private final SignalMapper signals;
  private final OrderMapper orders;
  private final OrderBook book;
  private final Clock clock;

  SignalDesk(
      List<SignalKindReader> readers,
      ObjectProvider<SignalReader> others,
      SignalMapper signals,
      OrderMapper orders,
      OrderBook book,
      Clock clock) {
    readers.forEach(reader -> this.readers.put(reader.kind(), reader));
    this.others = others;
    this.signals = signals;
    this.orders = orders;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Acts; an early signal is parked until the order is handed over.
   *
   * @throws SignalFailed when nothing came of it: the transaction must not stay
   */
  Read handle(HeldOrder order, Stored signal) {
    Read read;
    try {
      read = read(order, signal);
    } catch (RuntimeException e) {
      throw new SignalFailed(signal, e);
    }
    write(order, signal, read, read.effect() == Effect.EARLY ? "parked" : "done");
    if (read.changed()) {
      book.enter(order);
    }
    return read;
  }

  /** Keeps what cannot be read, with the reason. */
  void refuse(HeldOrder order, Stored signal, String why) {
    write(order, signal, Read.without(signal.kind(), Effect.REFUSED, why), "refused");
  }

  private void write(HeldOrder order, Stored signal, Read read, String state) {
    book.write(
        order,
        cut(read.what(), 30),
        read.effect(),
        ":" + order.partnerCode,
        read.detail(),
        signal.id());
    signals.handled(signal.id(), state, cut(sentence(read), LONGEST_EFFECT), clock.instant());
  }

  private Read read(HeldOrder order, Stored signal) {
    PartnerSignal.Kind kind = PartnerSignal.Kind.valueOf(signal.kind().toUpperCase(Locale.ROOT));
    SignalKindReader reader = readers.get(kind);
    return reader == null ? ask(kind, order, signal) : reader.read(order, signal, at(signal));
  }

  /** A later capability knows this kind; it changes the order through {@link Recipients} only. */
  private Read ask(PartnerSignal.Kind kind, HeldOrder order, Stored signal) {
    SignalReader reader =
        others.stream()
            .filter(other -> other.kind() == kind)
            .findFirst()
            .orElseThrow(() -> new SignalRefused("Nobody here reads signals of that kind."));
    try {
      String said = reader.read(orders.byId(order.id).order(), partnerSignal(kind, signal));
      int colon = said.indexOf(':');
      String effect = colon < 0 ? said : said.substring(0, colon);
      String detail = colon < 0 ? "" : said.substring(colon + 1).strip();
      Effect effective = Effect.valueOf(effect.strip().toUpperCase(Locale.ROOT));
      return new Read(signal.kind(), effective, detail, effective == Effect.MOVED);
    } catch (IllegalArgumentException e) {
      throw new SignalRefused(e.getMessage());
    }
  }

  private static PartnerSignal partnerSignal(PartnerSignal.Kind kind, Stored signal) {
    return new PartnerSignal(
        signal.partnerId(),
        signal.signalId(),
        signal.way(),
        signal.orderCode(),
        kind,
        signal.body(),
        signal.occurredAt());
  }

  private static Instant at(Stored signal) {
    return signal.occurredAt().isAfter(signal.receivedAt().plus(AHEAD))
        ? signal.receivedAt()
        : signal.occurredAt();
  }

  private static String sentence(Read read) {
    return read.detail() == null || read.detail().isBlank()
        ? read.effect().text()
        : read.effect().text() + ": " + read.detail();
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
