package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.fulfilment.Orders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files belong to an order. */
final class OrderFiles {

  private OrderFiles() {}

  /** What the partner works from: what other deliverables became, and what staff added. */
  static List<AssetVersion> given(Orders orders, Assets assets, long orderId) {
    return Stream.concat(
            orders.inputs(orderId).stream().map(assets::get),
            assets.ofOrder(orderId).stream().filter(file -> file.partnerId() == null))
        .distinct()
        .toList();
  }

  /** A file that belongs to the order; empty for any other. */
  static Optional<AssetVersion> find(Orders orders, Assets assets, long orderId, String code) {
    return Stream.concat(given(orders, assets, orderId).stream(), assets.ofOrder(orderId).stream())
        .filter(file -> file.code().equals(code))
        .findFirst();
  }
}
