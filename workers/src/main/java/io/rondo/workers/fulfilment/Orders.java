package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders to partners. */
@Service
public class Orders {

  private static final int MOST = 200;
  private static final int REFERENCE = 100;

  private final OrderMapper mapper;
  private final OrderBook book;
  private final InputFiles inputs;
  private final Clock clock;

  Orders(OrderMapper mapper, OrderBook book, InputFiles inputs, Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.inputs = inputs;
    this.clock = clock;
  }

  /**
   * @throws UnknownOrder when there is none
   */
  @Transactional(readOnly = true)
  public Order get(long id) {
    return found(mapper.byId(id), id);
  }

  /**
   * @throws UnknownOrder when there is none
   */
  @Transactional(readOnly = true)
  public Order get(String code) {
    return found(mapper.byCode(code), code);
  }

  /** The order as this partner may see it. @throws UnknownOrder when it is none of theirs */
  @Transactional(readOnly = true)
  public Order ofPartner(long partnerId, String code) {
    Order order = get(code);
    if (order.partnerId() != partnerId) {
      throw new UnknownOrder(code);
    }
    return order;
  }

  /**
   * A partner's orders, the longest unchanged first. What was not handed over yet is not shown.
   *
   * @param updatedSince null for all
   * @param afterCursor of the page before; null for the first one
   * @param limit at most 200
   * @param state null for all
   * @throws IllegalArgumentException when the cursor is none of ours
   */
  @Transactional(readOnly = true)
  public OrderPage page(
      long partnerId,
      boolean test,
      Instant updatedSince,
      String afterCursor,
      int limit,
      OrderState state) {
    OrderCursor after = OrderCursor.read(afterCursor);
    int size = Math.max(1, Math.min(limit, MOST));
    List<Order> orders =
        mapper
            .page(
                partnerId,
                test,
                updatedSince,
                state == null ? null : state.text(),
                after.at(),
                after.id(),
                size + 1)
            .stream()
            .map(OrderRow::order)
            .toList();
    if (orders.size() <= size) {
      return new OrderPage(orders, null);
    }
    List<Order> page = orders.subList(0, size);
    return new OrderPage(page, OrderCursor.behind(page.get(size - 1)).text());
  }

  /** Orders of a partner that it has and nobody has closed. */
  @Transactional(readOnly = true)
  public List<Order> openOf(long partnerId) {
    return mapper.openOf(partnerId).stream().map(OrderRow::order).toList();
  }

  /** All orders of a campaign, by deliverable and attempt. */
  @Transactional(readOnly = true)
  public List<Order> ofCampaign(String code) {
    return mapper.ofCampaign(code).stream().map(OrderRow::order).toList();
  }

  /** The files that a partner gets with the order: what its deliverable depends on became. */
  @Transactional(readOnly = true)
  public List<Long> inputs(long orderId) {
    return inputs.of(get(orderId));
  }

  /**
   * A partner tells its own number for the order, or when it will be ready.
   *
   * @param expectedVersion of the order as the partner read it
   * @param reference null to leave it
   * @param promisedAt null to leave it
   * @throws UnknownOrder when it is none of theirs
   * @throws OrderChangedMeanwhile when the order has another version by now
   * @throws OrderRefused when the reference is over 100 characters
   */
  @Transactional
  public Order amend(
      long partnerId,
      boolean test,
      String code,
      int expectedVersion,
      String reference,
      Instant promisedAt) {
    Order known = ofPartner(partnerId, code);
    if (known.test() != test) {
      throw new UnknownOrder(code);
    }
    if (reference != null && (reference.isBlank() || reference.length() > REFERENCE)) {
      throw new OrderRefused("A reference has 1 to %d characters.".formatted(REFERENCE));
    }
    HeldOrder order = book.hold(known.id());
    if (order.version != expectedVersion) {
      throw new OrderChangedMeanwhile(code, order.version);
    }
    if (reference != null) {
      order.partnerReference = reference.strip();
    }
    if (promisedAt != null) {
      order.promisedAt = promisedAt;
    }
    book.write(
        order,
        "amended",
        Effect.NOTED,
        ":" + order.partnerCode,
        promisedAt == null ? "Its reference." : "It promises " + promisedAt + ".",
        null);
    book.enter(order);
    return get(order.id);
  }

  private static Order found(OrderRow row, Object which) {
    if (row == null) {
      throw new UnknownOrder(which);
    }
    return row.order();
  }
}
