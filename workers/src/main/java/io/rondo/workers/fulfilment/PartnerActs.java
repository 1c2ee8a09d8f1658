package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerCaller;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * What a partner does while it waits for the answer: stored like everything it tells, then acted
 * upon at once.
 */
@Service
public class PartnerActs {

  private final Orders orders;
  private final Signals signals;
  private final SignalMapper mapper;
  private final SignalPump pump;
  private final Clock clock;

  PartnerActs(Orders orders, Signals signals, SignalMapper mapper, SignalPump pump, Clock clock) {
    this.orders = orders;
    this.signals = signals;
    this.mapper = mapper;
    this.pump = pump;
    this.clock = clock;
  }

  /**
   * Told over the partner API.
   *
   * @param body JSON as {@link PartnerSignal.Kind} says
   * @param idempotencyKey at most 100 characters; the same again gives the same answer
   * @throws UnknownOrder when it is none that this caller may see
   * @throws SignalRefused when the body cannot be read
   */
  public Told tell(
      PartnerCaller caller,
      String orderCode,
      PartnerSignal.Kind kind,
      String body,
      String idempotencyKey) {
    Order order = orders.ofPartner(caller.partnerId(), orderCode);
    if (order.test() != caller.test()) {
      throw new UnknownOrder(orderCode);
    }
    return tell("api", order, kind, body, idempotencyKey);
  }

  /**
   * Told in another way by somebody who waits for the answer, for example on the desk page.
   *
   * @param way see {@link PartnerSignal#way}
   * @throws UnknownOrder when it is none of theirs
   * @throws SignalRefused when the body cannot be read
   */
  public Told tell(
      Partner partner,
      String way,
      String orderCode,
      PartnerSignal.Kind kind,
      String body,
      String idempotencyKey) {
    return tell(way, orders.ofPartner(partner.id(), orderCode), kind, body, idempotencyKey);
  }

  private Told tell(
      String way, Order order, PartnerSignal.Kind kind, String body, String idempotencyKey) {
    signals.store(
        new PartnerSignal(
            order.partnerId(), idempotencyKey, way, order.code(), kind, body, clock.instant()));
    pump.handleNow(order.partnerId(), order.code());
    SignalMapper.Stored stored = mapper.find(order.partnerId(), idempotencyKey);
    if (!stored.orderCode().equals(order.code())
        || !stored.kind().equals(kind.name().toLowerCase(Locale.ROOT))) {
      throw new SignalRefused("That id was used for something else before. Use a new one.");
    }
    return told(stored, orders.get(order.id()));
  }

  /** The effect is kept as its word, a colon and the sentence. */
  private static Told told(SignalMapper.Stored stored, Order after) {
    String said = stored.effect() == null ? "" : stored.effect();
    int colon = said.indexOf(':');
    String word = colon < 0 ? said : said.substring(0, colon);
    String detail = colon < 0 ? "" : said.substring(colon + 1).strip();
    if (stored.state().equals("refused")) {
      throw new SignalRefused(detail);
    }
    return Arrays.stream(Effect.values())
        .filter(effect -> effect.text().equals(word))
        .findFirst()
        .map(effect -> new Told(effect, detail, after))
        .orElseGet(() -> new Told(Effect.EARLY, "It is kept and looked at again.", after));
  }
}
