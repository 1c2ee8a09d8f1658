package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.fulfilment.Comments;
import io.rondo.workers.fulfilment.Draft;
import io.rondo.workers.fulfilment.Drafts;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Recipient;
import io.rondo.workers.fulfilment.RecipientCounts;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.fulfilment.Reconciliation;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers everything about one order. */
@Component
class OrderViews {

  private static final int MOST_MISSING = 50;
  private static final int MOST_EVENTS = 1000;

  private final Orders orders;
  private final Partners partners;
  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Drafts drafts;
  private final Comments comments;
  private final Recipients recipients;
  private final Reconciliation reconciliation;
  private final OrderEvents events;
  private final Assets assets;
  private final Customers customers;
  private final Clock clock;

  OrderViews(
      Orders orders,
      Partners partners,
      Campaigns campaigns,
      Deliverables deliverables,
      Drafts drafts,
      Comments comments,
      Recipients recipients,
      Reconciliation reconciliation,
      OrderEvents events,
      Assets assets,
      Customers customers,
      Clock clock) {
    this.orders = orders;
    this.partners = partners;
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.drafts = drafts;
    this.comments = comments;
    this.recipients = recipients;
    this.reconciliation = reconciliation;
    this.events = events;
    this.assets = assets;
    this.customers = customers;
    this.clock = clock;
  }

  /**
   * @param names whether the reader may know customers by name
   */
  OrderView of(String code, boolean names) {
    Order order = orders.get(code);
    RecipientCounts counts = recipients.counts(order.id());
    boolean people = counts.total() + counts.seeds() > 0;
    List<Draft> handedIn = drafts.of(order.id());
    return new OrderView(
        order,
        partners.get(order.partnerId()),
        order.campaignCode() == null ? null : campaigns.get(order.campaignCode()),
        DeskWords.stages(order, maxRevisions(order)),
        handedIn.stream()
            .sorted(Comparator.comparingInt(Draft::revision).reversed())
            .map(this::revision)
            .toList(),
        OrderFiles.given(orders, assets, order.id()),
        others(order, handedIn),
        people ? counts : null,
        people && counts.missing() > 0 ? missing(order, names) : List.of(),
        comments.of(order.id()),
        events.of(order.id(), 0, MOST_EVENTS),
        attempts(order),
        order.clockDueAt() != null && order.clockDueAt().isBefore(clock.instant()),
        order.closedAt() == null && order.replacedAt() == null && !order.state().isEnd());
  }

  private int maxRevisions(Order order) {
    return order.deliverableId() == null
        ? 0
        : deliverables.get(order.deliverableId()).maxRevisions();
  }

  private OrderView.Revision revision(Draft draft) {
    return new OrderView.Revision(
        draft,
        draft.assets().stream()
            .map(assets::get)
            .map(file -> new OrderView.File(file, assets.preview(file.id()).isPresent()))
            .toList());
  }

  private List<AssetVersion> others(Order order, List<Draft> handedIn) {
    Set<Long> used =
        handedIn.stream().flatMap(draft -> draft.assets().stream()).collect(Collectors.toSet());
    return assets.ofOrder(order.id()).stream()
        .filter(file -> file.partnerId() != null && !used.contains(file.id()))
        .toList();
  }

  private List<OrderView.Missing> missing(Order order, boolean names) {
    return reconciliation.of(order.id()).missing().stream()
        .limit(MOST_MISSING)
        .map(no -> recipients.page(order.id(), no - 1, 1).get(0))
        .map(
            one ->
                new OrderView.Missing(
                    one.no(), one.ref(), names ? name(one) : null, names ? one.customerId() : null))
        .toList();
  }

  private String name(Recipient one) {
    return one.customerId() == null
        ? null
        : customers
            .find(one.customerId())
            .map(
                person ->
                    java.util.stream.Stream.of(person.firstName(), person.lastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
            .filter(name -> !name.isBlank())
            .orElse(null);
  }

  private List<OrderView.Attempt> attempts(Order order) {
    if (order.campaignCode() == null || order.deliverableId() == null) {
      return List.of();
    }
    return orders.ofCampaign(order.campaignCode()).stream()
        .filter(other -> order.deliverableId().equals(other.deliverableId()))
        .map(other -> new OrderView.Attempt(other, partners.get(other.partnerId())))
        .toList();
  }
}
