package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.Comments;
import io.rondo.workers.fulfilment.Draft;
import io.rondo.workers.fulfilment.Drafts;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what a partner's desk shows. */
@Component
class DeskViews {

  private final Orders orders;
  private final Partners partners;
  private final Deliverables deliverables;
  private final Drafts drafts;
  private final Comments comments;
  private final DeskHandover handover;
  private final Assets assets;
  private final DeskLinks links;
  private final Clock clock;

  DeskViews(
      Orders orders,
      Partners partners,
      Deliverables deliverables,
      Drafts drafts,
      Comments comments,
      DeskHandover handover,
      Assets assets,
      DeskLinks links,
      Clock clock) {
    this.orders = orders;
    this.partners = partners;
    this.deliverables = deliverables;
    this.drafts = drafts;
    this.comments = comments;
    this.handover = handover;
    this.assets = assets;
    this.links = links;
    this.clock = clock;
  }

  /** The desk in a browser that may read it. */
  DeskView of(DeskLink link, String token, String device) {
    Order order = orders.get(link.orderId());
    Partner partner = partners.get(order.partnerId());
    List<Draft> revisions = drafts.of(order.id());
    Map<Long, AssetVersion> files = files(order.id(), revisions);
    String step = step(link, order);
    Instant now = clock.instant();
    return new DeskView(
        order,
        partner,
        step,
        step == null ? DeskWords.over(link, order) : null,
        step == null ? null : DeskWords.next(step, maxRevisions(order)),
        DeskWords.stages(order, maxRevisions(order)),
        OrderFiles.given(orders, assets, order.id()),
        DeskPackage.offers(order, partner),
        unused(order.id(), revisions),
        revisions.stream().map(draft -> DeskView.Revision.of(draft, files)).toList(),
        comments.shared(order.id()),
        "handover".equals(step) ? handover.open(order.id()).size() : 0,
        token,
        links.formKey(token, device),
        links.newDevice(),
        DeskTime.day(now, partner).toString(),
        order.clockDueAt() != null && order.clockDueAt().isBefore(now));
  }

  /** Whether this link may take this step now. */
  boolean offers(DeskLink link, Order order, String step) {
    return Objects.equals(step(link, order), step);
  }

  /** The step that can be taken now; null when there is none, or no longer. */
  private String step(DeskLink link, Order order) {
    if (!link.mayAct() || order.replacedAt() != null || order.state().isEnd()) {
      return null;
    }
    if (order.cancellation() == Cancellation.CANCEL_REQUESTED) {
      return "cancel";
    }
    OrderState state = order.state();
    boolean fits =
        switch (link.step()) {
          case "answer" -> state == OrderState.SUBMITTED;
          case "draft" -> "draft".equals(order.clockStep());
          case "production" -> state == OrderState.ACCEPTED || state == OrderState.IN_PRODUCTION;
          case "handover" -> state.isAccepted() && maySettle(order);
          default -> false;
        };
    return fits ? link.step() : null;
  }

  /** Also after the hand-over, as long as somebody is missing and the order is open. */
  private boolean maySettle(Order order) {
    return !order.state().hasReached(OrderState.HANDED_OVER)
        || order.closedAt() == null && !handover.open(order.id()).isEmpty();
  }

  private int maxRevisions(Order order) {
    return order.deliverableId() == null
        ? 0
        : deliverables.get(order.deliverableId()).maxRevisions();
  }

  private Map<Long, AssetVersion> files(long orderId, List<Draft> revisions) {
    Map<Long, AssetVersion> files = new HashMap<>();
    assets.ofOrder(orderId).forEach(file -> files.put(file.id(), file));
    revisions.stream()
        .flatMap(draft -> draft.assets().stream())
        .filter(id -> !files.containsKey(id))
        .forEach(id -> files.put(id, assets.get(id)));
    return files;
  }

  /** Files that the partner brought and that are in no draft yet. */
  private List<AssetVersion> unused(long orderId, List<Draft> revisions) {
    Set<Long> used =
        revisions.stream()
            .flatMap(draft -> draft.assets().stream())
            .collect(Collectors.toCollection(HashSet::new));
    return new ArrayList<>(assets.ofOrder(orderId))
        .stream().filter(file -> file.partnerId() != null && !used.contains(file.id())).toList();
  }
}
