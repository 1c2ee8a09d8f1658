package io.rondo.workers.reseller;

import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.DeliverableDetails;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Signals;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ties kits to the orders of campaigns that want them. A reseller that fills the kit takes the
 * order by it; the centre's approval makes it produced. That it hangs in the shop (handed over),
 * the reseller tells itself.
 */
@Component
class KitFulfilment {

  private final Orders orders;
  private final Deliverables deliverables;
  private final KitMapper mapper;
  private final Signals signals;
  private final Assets assets;
  private final Clock clock;

  KitFulfilment(
      Orders orders,
      Deliverables deliverables,
      KitMapper mapper,
      Signals signals,
      Assets assets,
      Clock clock) {
    this.orders = orders;
    this.deliverables = deliverables;
    this.mapper = mapper;
    this.signals = signals;
    this.assets = assets;
    this.clock = clock;
  }

  /** The oldest order that waits for this kit of this partner; empty when no campaign wants it. */
  Optional<Order> wanting(long partnerId, boolean test, String kit) {
    return orders.openOf(partnerId).stream()
        .filter(order -> order.test() == test && !order.state().hasReached(OrderState.PRODUCED))
        .filter(order -> kit.equals(kit(order).orElse(null)))
        .filter(order -> mapper.filled(order.id()) == 0)
        .min(Comparator.comparingLong(Order::id));
  }

  /** The name of the kit that an order is about; empty when it is about something else. */
  Optional<String> kit(Order order) {
    return order.kind() == DeliverableKind.KIT && order.deliverableId() != null
        ? Optional.ofNullable(
            DeliverableDetails.of(deliverables.get(order.deliverableId()).details()).kit())
        : Optional.empty();
  }

  /** The reseller has filled the kit: it takes the order. */
  void filled(Order order, String kitOrder) {
    if (order.state() == OrderState.SUBMITTED) {
      tell(order, "kit-filled:" + kitOrder, OrderState.ACCEPTED);
    }
  }

  /** The centre has approved the kit: it is a file of the order and made. */
  void approved(long orderId, String kitOrder, long assetVersionId) {
    assets.attach(assetVersionId, orderId);
    tell(orders.get(orderId), "kit-approved:" + kitOrder, OrderState.PRODUCED);
  }

  private void tell(Order order, String id, OrderState state) {
    signals.store(
        new PartnerSignal(
            order.partnerId(),
            id,
            "api",
            order.code(),
            PartnerSignal.Kind.STATE,
            "{\"state\":\"%s\"}".formatted(state.text()),
            clock.instant()));
  }
}
