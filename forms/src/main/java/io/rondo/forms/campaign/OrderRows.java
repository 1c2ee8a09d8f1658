package io.rondo.forms.campaign;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What partners make for a campaign, a line for each deliverable with its latest order. */
@Component
class OrderRows {

  private final Deliverables deliverables;
  private final Orders orders;
  private final Partners partners;
  private final Clock clock;

  OrderRows(Deliverables deliverables, Orders orders, Partners partners, Clock clock) {
    this.deliverables = deliverables;
    this.orders = orders;
    this.partners = partners;
    this.clock = clock;
  }

  /**
   * A line.
   *
   * @param partner null while none is chosen
   * @param order null while none is placed
   * @param look of the state
   */
  record Row(
      String title,
      String kind,
      String partner,
      Order order,
      String state,
      String look,
      boolean late) {}

  List<Row> of(String campaign) {
    Map<Long, Partner> names =
        partners.all().stream().collect(Collectors.toMap(Partner::id, Function.identity()));
    Map<Long, List<Order>> placed =
        orders.ofCampaign(campaign).stream()
            .filter(order -> order.deliverableId() != null)
            .collect(Collectors.groupingBy(Order::deliverableId));
    return deliverables.of(campaign).stream()
        .map(
            wanted ->
                row(
                    wanted,
                    placed.getOrDefault(wanted.id(), List.of()).stream()
                        .max(Comparator.comparingInt(Order::attempt))
                        .orElse(null),
                    names))
        .toList();
  }

  private Row row(Deliverable wanted, Order order, Map<Long, Partner> names) {
    Long partner = order == null ? wanted.partnerId() : Long.valueOf(order.partnerId());
    String name = partner == null || names.get(partner) == null ? null : names.get(partner).name();
    boolean late =
        order != null
            && order.clockDueAt() != null
            && order.closedAt() == null
            && order.clockDueAt().isBefore(clock.instant());
    return new Row(
        wanted.title(),
        wanted.kind().title(),
        name,
        order,
        state(wanted, order),
        look(wanted, order),
        late);
  }

  private static String state(Deliverable wanted, Order order) {
    return switch (wanted.state()) {
      case DROPPED -> "Dropped";
      case FULFILLED -> "Fulfilled";
      default ->
          order == null
              ? "Not ordered yet"
              : order.replacedAt() != null ? "Replaced" : sentence(order.state().text());
    };
  }

  private static String look(Deliverable wanted, Order order) {
    return switch (wanted.state()) {
      case DROPPED -> "bad";
      case FULFILLED -> "good";
      default -> order == null ? "" : order.replacedAt() != null ? "bad" : "live";
    };
  }

  private static String sentence(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('_', ' ');
  }
}
