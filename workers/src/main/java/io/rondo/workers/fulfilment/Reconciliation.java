package io.rondo.workers.fulfilment;

import io.rondo.workers.delivery.TouchBook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An order closes only when everybody it was placed for has an outcome: accepted, rejected or
 * suppressed, and for calls done or failed. Seeds are counted apart.
 */
@Service
public class Reconciliation {

  private static final int MOST_NAMED = 1000;
  private static final int MOST_TOLD = 20;

  private final OrderMapper orders;
  private final Recipients recipients;
  private final RecipientMapper mapper;
  private final TouchBook touches;
  private final OrderBook book;
  private final Supplements supplements;
  private final Facts facts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reconciliation(
      OrderMapper orders,
      Recipients recipients,
      RecipientMapper mapper,
      TouchBook touches,
      OrderBook book,
      Supplements supplements,
      Facts facts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.orders = orders;
    this.recipients = recipients;
    this.mapper = mapper;
    this.touches = touches;
    this.book = book;
    this.supplements = supplements;
    this.facts = facts;
    this.events = events;
    this.clock = clock;
  }

  /** How it stands. */
  @Transactional(readOnly = true)
  public Gap of(long orderId) {
    RecipientCounts counts = recipients.counts(orderId);
    boolean calls = orders.byId(orderId).kind().equals("call");
    return new Gap(
        counts, mapper.numbers(orderId, withoutOutcome(calls), MOST_NAMED), counts.addsUp());
  }

  /**
   * Takes note when everything adds up and the order was handed over. Twice is once.
   *
   * @return how it stands
   */
  @Transactional
  public Gap reconcile(long orderId) {
    HeldOrder order = book.hold(orderId);
    stopWaiting(order);
    Gap gap = of(orderId);
    if (!order.state().hasReached(OrderState.HANDED_OVER)) {
      return new Gap(gap.counts(), gap.missing(), false);
    }
    if (gap.reconciled() && order.reconciledAt == null) {
      order.reconciledAt = clock.instant();
      book.write(order, "reconciled", Effect.MOVED, OrderBook.RONDO, sentence(gap.counts()), null);
      book.enter(order);
    }
    return gap;
  }

  /** Looking at the counts ends the wait for the partner; what it owed in vain is counted late. */
  private void stopWaiting(HeldOrder order) {
    if (ClockStep.RECIPIENTS.text().equals(order.clockStep)) {
      order.stopClock(clock.instant());
      book.enter(order);
    }
  }

  /**
   * A person says what becomes of those who are missing.
   *
   * @param numbers of recipients; empty for all that are missing
   * @return until when the partner has time to say more; empty when nobody is waited for
   * @throws OrderRefused when one of them is not missing, or the order is closed
   */
  @Transactional
  public Optional<Instant> settle(
      long orderId, GapDecision decision, List<Integer> numbers, String who) {
    HeldOrder order = book.hold(orderId);
    if (order.isClosed()) {
      throw new OrderRefused("The order is closed: its counts stand.");
    }
    List<Integer> missing =
        mapper.numbers(orderId, withoutOutcome(order.isCall()), Integer.MAX_VALUE);
    List<Integer> meant = numbers.isEmpty() ? missing : numbers;
    if (!missing.containsAll(meant)) {
      throw new OrderRefused("Some of these are not missing any more. Look again.");
    }
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    boolean waits = decision != GapDecision.REJECT && order.hasListener();
    if (decision == GapDecision.REJECT) {
      meant.forEach(no -> reject(order, no));
      facts.outcome(orderId);
    } else if (waits) {
      facts.awaitOutcomes(orderId);
      book.startClock(order, ClockStep.RECIPIENTS, clock.instant());
    }
    book.write(
        order,
        "gap_" + decision.name().toLowerCase(Locale.ROOT),
        Effect.NOTED,
        who,
        named(meant),
        null);
    book.enter(order);
    return waits ? Optional.of(order.clockDueAt) : Optional.empty();
  }

  /**
   * Settles who goes into the next supplement: everybody who is missing, but for who must not be
   * reached any more. {@link ResendGapWorker} hands it over.
   */
  @Transactional
  void sendAgain(long orderId) {
    HeldOrder order = book.hold(orderId);
    List<Integer> missing = mapper.numbers(orderId, List.of("ordered"), Integer.MAX_VALUE);
    if (order.isClosed() || order.isCall() || missing.isEmpty()) {
      return;
    }
    int no = supplements.begin(order, missing);
    book.write(
        order,
        "supplement",
        Effect.NOTED,
        OrderBook.RONDO,
        "Supplement %d: %s.".formatted(no, named(missing)),
        null);
    book.enter(order);
  }

  /** Asks the partner again what became of those who are missing: by mail, and by its webhooks. */
  @Transactional
  public void askAgain(long orderId) {
    HeldOrder order = book.hold(orderId);
    events.publishEvent(
        new OrderReminded(
            order.id, order.code, order.partnerId, order.test, ClockStep.RECIPIENTS.text()));
  }

  private void reject(HeldOrder order, int no) {
    RecipientMapper.Row row = mapper.find(order.id, no);
    boolean call = order.isCall() && row.state().equals("accepted");
    String state = call ? "failed" : "rejected";
    mapper.settle(order.id, no, state, "not_acknowledged", clock.instant());
    if (row.deliveryId() != null) {
      touches.failed(List.of(row.deliveryId()), Recipients.REJECTED);
    }
  }

  /** Who said yes to a letter gets it; who is to be called has to be called. */
  private static List<String> withoutOutcome(boolean calls) {
    return calls ? List.of("ordered", "accepted") : List.of("ordered");
  }

  /** Recipients by the names that partners know them by; the first twenty. */
  static String named(List<Integer> numbers) {
    String some =
        numbers.stream().limit(MOST_TOLD).map(Recipient::ref).collect(Collectors.joining(", "));
    return numbers.size() <= MOST_TOLD
        ? some
        : "%s and %d more".formatted(some, numbers.size() - MOST_TOLD);
  }

  private static String sentence(RecipientCounts counts) {
    if (counts.total() == 0) {
      return "It reaches nobody by itself.";
    }
    return "%d ordered = %d accepted + %d done + %d rejected + %d suppressed + %d failed."
        .formatted(
            counts.total() - counts.withdrawn(),
            counts.accepted(),
            counts.done(),
            counts.rejected(),
            counts.suppressed(),
            counts.failed());
  }
}
