package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.DeliverableKind;
import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders of the sandbox: to made-up people, of no campaign, and no process follows them. */
@Service
public class SampleOrders {

  private static final int MOST = 1000;

  private final OrderMapper orders;
  private final RecipientMapper recipients;
  private final OrderBook book;
  private final OrderCodes codes;
  private final Clock clock;

  SampleOrders(
      OrderMapper orders,
      RecipientMapper recipients,
      OrderBook book,
      OrderCodes codes,
      Clock clock) {
    this.orders = orders;
    this.recipients = recipients;
    this.book = book;
    this.codes = codes;
    this.clock = clock;
  }

  /**
   * Places a sample order that the partner has at once (submitted).
   *
   * @param quantity made-up people, 1 to 1,000
   */
  @Transactional
  public Order place(
      long partnerId, DeliverableKind kind, String title, String brief, int quantity) {
    if (quantity < 1 || quantity > MOST) {
      throw new OrderRefused("A sample order is for 1 to %d people.".formatted(MOST));
    }
    String code = codes.next();
    orders.insert(
        new OrderMapper.New(
            code,
            null,
            null,
            kind.text(),
            title,
            partnerId,
            1,
            true,
            quantity,
            0,
            BigDecimal.ZERO,
            "EUR",
            brief,
            null),
        clock.instant());
    HeldOrder order = book.hold(orders.idOf(code, partnerId));
    if (kind.channel() != null) {
      for (int no = 1; no <= quantity; no++) {
        recipients.insertMadeUp(order.id, no, clock.instant());
      }
    }
    order.submittedAt = clock.instant();
    order.reach(OrderState.SUBMITTED, clock.instant());
    book.write(order, "submitted", Effect.MOVED, OrderBook.RONDO, "A sample order.", null);
    book.enter(order);
    return orders.byId(order.id).order();
  }
}
