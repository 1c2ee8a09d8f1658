package io.rondo.workers.fulfilment;

import io.rondo.workers.database.DatabaseAway;
import io.rondo.workers.fulfilment.SignalKindReader.Read;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import io.rondo.workers.fulfilment.SignalMapper.Waiting;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts upon stored signals: those of one order one after the other, each in one transaction under
 * the lock of its order. Many nodes may do so at once; none waits for another.
 */
@Service
public class SignalPump {

  private static final Logger LOG = LoggerFactory.getLogger(SignalPump.class);
  private static final int AHEAD = 500;
  private static final String SIGNED_TEST =
      "It was signed with the secret for the sandbox, and this order is live.";
  private static final String SIGNED_LIVE =
      "It was signed with the secret for live orders, and this is a sample order.";

  private final SignalMapper signals;
  private final OrderMapper orders;
  private final OrderBook book;
  private final SignalDesk desk;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SignalPump(
      SignalMapper signals,
      OrderMapper orders,
      OrderBook book,
      SignalDesk desk,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.signals = signals;
    this.orders = orders;
    this.book = book;
    this.desk = desk;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  private enum Step {
    HANDLED,
    NOTHING_LEFT,
    ELSEWHERE
  }

  /** Acts upon everything that waits and is not being acted upon elsewhere. @return how many */
  public int handleAll() {
    int handled = 0;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Waiting order : signals.waiting(AHEAD)) {
        int done = handle(order, false);
        handled += done;
        moved |= done > 0;
      }
    }
    return handled;
  }

  /** Acts upon what waits for one order, and waits for whoever holds it. */
  int handleNow(long partnerId, String orderCode) {
    return handle(new Waiting(partnerId, orderCode), true);
  }

  private int handle(Waiting order, boolean wait) {
    int handled = 0;
    while (one(order, wait)) {
      handled++;
    }
    return handled;
  }

  /** Acts upon the next signal of an order. @return whether there may be more */
  private boolean one(Waiting order, boolean wait) {
    try {
      return transaction.execute(status -> next(order, wait)) == Step.HANDLED;
    } catch (SignalFailed e) {
      return e.refusal() == null ? failed(order, e.signal(), e.getCause()) : refused(e);
    } catch (RuntimeException e) {
      return failed(order, signals.next(order), e);
    }
  }

  /** Its partner said something that cannot be. */
  private boolean refused(SignalFailed failed) {
    Stored signal = failed.signal();
    transaction.executeWithoutResult(
        status -> {
          HeldOrder order = book.hold(orders.idOf(signal.orderCode(), signal.partnerId()));
          if (signals.isOpen(signal.id()) == 1) {
            desk.refuse(order, signal, failed.refusal());
          }
        });
    return true;
  }

  /** One that fails must not hold up those behind it: a person sees why and tries again. */
  private boolean failed(Waiting order, Stored signal, Throwable why) {
    if (signal == null || DatabaseAway.caused(why)) {
      LOG.warn("Signals of order {} are looked at again: {}", order.orderCode(), why.getMessage());
      return false;
    }
    LOG.error("Signal {} of order {} cannot be handled.", signal.id(), order.orderCode(), why);
    transaction.executeWithoutResult(
        status ->
            signals.handled(
                signal.id(),
                "parked",
                "It could not be handled (%s). Try again, or ask who runs Rondo."
                    .formatted(why.getClass().getSimpleName()),
                clock.instant()));
    return true;
  }

  private Step next(Waiting waiting, boolean wait) {
    Long id = orders.idOf(waiting.orderCode(), waiting.partnerId());
    if (id == null) {
      int parked = signals.park(waiting, "Its partner has no such order.", clock.instant());
      return parked > 0 ? Step.NOTHING_LEFT : Step.ELSEWHERE;
    }
    HeldOrder order = wait ? book.hold(id) : book.holdIfFree(id);
    if (order == null) {
      return Step.ELSEWHERE;
    }
    Stored signal = signals.next(waiting);
    if (signal == null) {
      return Step.NOTHING_LEFT;
    }
    if (signal.way().equals(order.test ? PartnerSignal.LIVE : PartnerSignal.SANDBOX)) {
      signals.handled(
          signal.id(), "parked", order.test ? SIGNED_LIVE : SIGNED_TEST, clock.instant());
      return Step.HANDLED;
    }
    Read read = desk.handle(order, signal);
    LOG.debug("Signal {} of order {}: {}", signal.id(), order.code, read.effect());
    return Step.HANDLED;
  }
}
