package io.rondo.workers.fulfilment;

import io.rondo.workers.delivery.TouchBook;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom an order reaches, and what became of each. */
@Service
public class Recipients {

  /** The reason in the ledger of who was not taken. */
  static final String REJECTED = "rejected_by_partner";

  /** Why somebody is suppressed who is left in peace for now. */
  public static final String HELD = "held";

  private static final int MOST = 1000;
  private static final Set<String> OUTCOMES = Set.of("done", "failed", "suppressed");

  private final RecipientMapper mapper;
  private final TouchBook touches;
  private final OrderMapper orders;
  private final Facts facts;
  private final Clock clock;

  Recipients(
      RecipientMapper mapper, TouchBook touches, OrderMapper orders, Facts facts, Clock clock) {
    this.mapper = mapper;
    this.touches = touches;
    this.orders = orders;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * In the order of their numbers; seeds come last.
   *
   * @param afterNo the last number of the page before; 0 for the first page
   * @param limit at most 1,000
   */
  @Transactional(readOnly = true)
  public List<Recipient> page(long orderId, int afterNo, int limit) {
    return mapper.page(orderId, afterNo, Math.max(1, Math.min(limit, MOST))).stream()
        .map(Recipients::recipient)
        .toList();
  }

  /** How many people are in which state. */
  @Transactional(readOnly = true)
  public RecipientCounts counts(long orderId) {
    OrderRow order = orders.byId(orderId);
    if (order == null) {
      throw new UnknownOrder(orderId);
    }
    Map<String, Integer> people = new HashMap<>();
    int seeds = 0;
    for (RecipientMapper.Count count : mapper.counts(orderId)) {
      if (count.seed()) {
        seeds += count.people();
      } else {
        people.put(count.state(), count.people());
      }
    }
    return RecipientCounts.of(people, seeds, order.kind().equals("call"));
  }

  /**
   * What became of one person: their line of the ledger says sent (done), failed or excluded
   * (suppressed); suppressed because of {@link #HELD} it says held.
   *
   * @param outcome done, failed or suppressed
   * @param reason a short word for the ledger; null for done
   * @return whether it is new; false for who has an outcome, or is with another order
   */
  @Transactional
  public boolean settle(long orderId, int recipientNo, String outcome, String reason) {
    if (!OUTCOMES.contains(outcome)) {
      throw new IllegalArgumentException("No outcome of a recipient: " + outcome);
    }
    RecipientMapper.Row row = mapper.find(orderId, recipientNo);
    if (row == null || mapper.settle(orderId, recipientNo, outcome, reason, clock.instant()) == 0) {
      return false;
    }
    if (row.deliveryId() != null) {
      List<Long> line = List.of(row.deliveryId());
      switch (outcome) {
        case "done" -> touches.sent(line);
        case "failed" -> touches.failed(line, reason);
        default -> {
          if (HELD.equals(reason)) {
            touches.held(line);
          } else {
            touches.excluded(line, reason);
          }
        }
      }
    }
    facts.outcome(orderId);
    return true;
  }

  /** None of these people was reached; those who have an outcome keep it. */
  @Transactional
  public void fail(long orderId, List<Integer> recipientNos, String reason) {
    for (int from = 0; from < recipientNos.size(); from += MOST) {
      List<Integer> part = recipientNos.subList(from, Math.min(recipientNos.size(), from + MOST));
      List<Long> lines = mapper.open(orderId, part);
      mapper.fail(orderId, part, reason, clock.instant());
      if (!lines.isEmpty()) {
        touches.failed(lines, reason);
      }
    }
  }

  /** The partner does not take this person. */
  boolean reject(HeldOrder order, int no, String reason) {
    RecipientMapper.Row row = mapper.find(order.id, no);
    if (order.state().hasReached(OrderState.HANDED_OVER) && row.state().equals("accepted")) {
      return false; // it is on its way
    }
    if (mapper.settle(order.id, no, "rejected", reason, clock.instant()) == 0) {
      return false;
    }
    if (row.deliveryId() != null) {
      touches.failed(List.of(row.deliveryId()), REJECTED);
    }
    return true;
  }

  private static Recipient recipient(RecipientMapper.Row row) {
    return new Recipient(
        row.recipientNo(),
        row.deliveryId(),
        row.seed(),
        row.customerId(),
        row.state(),
        row.reason());
  }
}
