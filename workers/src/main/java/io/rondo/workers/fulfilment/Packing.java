package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says who goes into the package of an order. Right before, everybody is asked for once more:
 * consent, suppression, erasure, holds and what other capabilities know. Who must not be reached is
 * taken out and never comes back.
 */
@Service
public class Packing {

  private static final int CHUNK = 500;

  private final OrderMapper orders;
  private final OrderBook book;
  private final PackMapper mapper;
  private final Recipients recipients;
  private final PackWriter writer;
  private final ObjectProvider<Scrub> scrubs;
  private final FulfilmentSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Packing(
      OrderMapper orders,
      OrderBook book,
      PackMapper mapper,
      Recipients recipients,
      PackWriter writer,
      ObjectProvider<Scrub> scrubs,
      FulfilmentSettings settings,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.orders = orders;
    this.book = book;
    this.mapper = mapper;
    this.recipients = recipients;
    this.writer = writer;
    this.scrubs = scrubs;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Gives everybody in the package, in chunks and in the order of their numbers, seeds at the end.
   * Again is the same list, so that a repeated hand-over is the same package; see {@link
   * FulfilmentSettings#packageHolds}.
   *
   * @throws ScrubRefused when the order must not go out now
   */
  public void pack(long orderId, Consumer<List<PackedRecipient>> consumer) {
    give(prepare(orderId));
    int after = 0;
    List<PackedRecipient> chunk = chunk(orderId, after, CHUNK);
    while (!chunk.isEmpty()) {
      consumer.accept(chunk);
      after = chunk.get(chunk.size() - 1).no();
      chunk = chunk(orderId, after, CHUNK);
    }
  }

  /**
   * Gives who is in a supplement of an order, see {@link PartnerGateway#supplement}; again is the
   * same list.
   */
  public void packAgain(long orderId, int supplementNo, Consumer<List<PackedRecipient>> consumer) {
    Order order = orders.byId(orderId).order();
    int after = 0;
    List<PackMapper.Row> rows = mapper.supplement(orderId, supplementNo, after, CHUNK);
    while (!rows.isEmpty()) {
      consumer.accept(writer.write(order, rows));
      after = rows.get(rows.size() - 1).recipientNo();
      rows = mapper.supplement(orderId, supplementNo, after, CHUNK);
    }
  }

  /**
   * A page for a partner that fetches: everybody on it is asked for once more. Nobody where the
   * order is not the partner's any more.
   *
   * @param afterNo the last number of the page before; 0 for the first page
   * @param limit at most 500
   * @throws ScrubRefused when the order must not go out now
   */
  public List<PackedRecipient> page(long orderId, int afterNo, int limit) {
    Order order = prepare(orderId);
    if (order.closedAt() != null
        || order.replacedAt() != null
        || order.state() == OrderState.REJECTED
        || order.state() == OrderState.CANCELLED) {
      return List.of();
    }
    int size = Math.max(1, Math.min(limit, CHUNK));
    if (order.submittedAt() != null && !order.state().hasReached(OrderState.HANDED_OVER)) {
      List<PackMapper.Row> rows = mapper.page(orderId, afterNo, size);
      if (!rows.isEmpty()) {
        transaction.executeWithoutResult(
            status -> scrub(orderId, afterNo, rows.get(rows.size() - 1).recipientNo()));
      }
    }
    give(order);
    return chunk(orderId, afterNo, size);
  }

  /** Before the first address is shown: who got one may print it, whatever it answers. */
  private void give(Order order) {
    if (!order.test()) {
      transaction.executeWithoutResult(status -> orders.give(order.id(), clock.instant()));
    }
  }

  /**
   * Asks for everybody once more and settles who is in the package, unless that was done a short
   * while ago or the partner has it.
   *
   * @return the order
   * @throws ScrubRefused when the order must not go out now
   */
  Order prepare(long orderId) {
    Order order = orders.byId(orderId).order();
    if (order.test() || order.kind().channel() == null) {
      return order;
    }
    if (order.submittedAt() == null) {
      scrubs.stream()
          .filter(scrub -> scrub.covers(order))
          .forEach(scrub -> scrub.mustBeReady(order));
      transaction.executeWithoutResult(status -> settle(orderId));
    }
    return order;
  }

  private void settle(long orderId) {
    HeldOrder held = book.hold(orderId);
    Instant now = clock.instant();
    if (held.isSubmitted()
        || (held.packedAt != null && now.isBefore(held.packedAt.plus(settings.packageHolds())))) {
      return;
    }
    int after = 0;
    int size = held.quantity;
    int out = 0;
    while (after < size) {
      int to = Math.min(size, after + CHUNK);
      out += scrub(orderId, after, to);
      after = to;
    }
    held.packedAt = now;
    book.write(
        held,
        "packed",
        Effect.NOTED,
        OrderBook.RONDO,
        out == 0
            ? null
            : out + (out == 1 ? " person" : " people") + " must not be reached any more.",
        null);
    book.enter(held);
  }

  /** Takes out who of these must not be reached any more, in the transaction of the caller. */
  void scrubAgain(long orderId, Set<Integer> numbers) {
    int after = Collections.min(numbers) - 1;
    int last = Collections.max(numbers);
    while (after < last) {
      int to = Math.min(last, after + CHUNK);
      scrub(
          orderId,
          mapper.obstacles(orderId, after, to).stream()
              .filter(person -> numbers.contains(person.recipientNo()))
              .toList());
      after = to;
    }
  }

  /** Takes out who must not be reached. @return how many */
  private int scrub(long orderId, int afterNo, int toNo) {
    return scrub(orderId, mapper.obstacles(orderId, afterNo, toNo));
  }

  private int scrub(long orderId, List<PackMapper.Obstacle> people) {
    Order order = orders.byId(orderId).order();
    Map<Long, String> out = new HashMap<>();
    List<Scrub.Person> asked =
        people.stream()
            .map(person -> new Scrub.Person(person.deliveryId(), person.customerId()))
            .toList();
    scrubs.stream()
        .filter(scrub -> scrub.covers(order))
        .forEach(scrub -> out.putAll(scrub.suppressed(order, asked)));
    int count = 0;
    for (PackMapper.Obstacle person : people) {
      String reason = person.obstacle() != null ? person.obstacle() : out.get(person.deliveryId());
      if (reason != null
          && recipients.settle(orderId, person.recipientNo(), "suppressed", reason)) {
        count++;
      }
    }
    return count;
  }

  /** Whether anybody is left for whom the order is worth it. */
  boolean reachesSomebody(long orderId) {
    Order order = orders.byId(orderId).order();
    return order.kind().channel() == null || recipients.counts(orderId).missing() > 0;
  }

  private List<PackedRecipient> chunk(long orderId, int afterNo, int limit) {
    return writer.write(orders.byId(orderId).order(), mapper.page(orderId, afterNo, limit));
  }
}
