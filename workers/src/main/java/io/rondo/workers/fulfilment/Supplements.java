package io.rondo.workers.fulfilment;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is missing of an order is sent again, and nobody else: a package of its own, under a number
 * of its own.
 */
@Component
class Supplements {

  private final RecipientMapper recipients;
  private final OrderMapper orders;
  private final Packing packing;
  private final Gateways gateways;

  Supplements(RecipientMapper recipients, OrderMapper orders, Packing packing, Gateways gateways) {
    this.recipients = recipients;
    this.orders = orders;
    this.packing = packing;
    this.gateways = gateways;
  }

  /**
   * Settles who is in the next supplement: these people, but for who must not be reached any more.
   * From then on it stays as it is, so that it is the same package however often it is handed over.
   *
   * @return its number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  int begin(HeldOrder order, List<Integer> numbers) {
    packing.scrubAgain(order.id, Set.copyOf(numbers));
    int no = recipients.lastSupplement(order.id) + 1;
    numbers.forEach(number -> recipients.supplement(order.id, number, no));
    return no;
  }

  /**
   * Hands the last supplement over, outside a transaction; again it is the same.
   *
   * @return whether the partner got a package; false when it can only be asked
   * @throws PartnerUnreachable when it should be tried again later
   * @throws PartnerRefused when the partner says no
   */
  boolean handOver(long orderId) {
    int no = recipients.lastSupplement(orderId);
    if (no == 0 || recipients.inSupplement(orderId, no) == 0) {
      return false;
    }
    return gateways.supplement(orders.byId(orderId).order(), no);
  }
}
