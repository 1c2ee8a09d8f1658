package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.fulfilment.Comment;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvent;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.RecipientCounts;
import io.rondo.workers.partner.Partner;
import java.util.Comparator;
import java.util.List;

/**
 * Everything about one order, for staff.
 *
 * @param campaign null for a sample of the sandbox
 * @param stages the way of the order
 * @param revisions the newest first
 * @param others files of the order that are in no draft
 * @param counts null for an order that reaches nobody by itself
 * @param missing of whom nobody knows what became of them; only as many as a page can show
 * @param deliverable its other orders, this one too, by attempt
 * @param late whether the partner should have taken its step by now
 * @param open whether anything may still happen to it
 */
record OrderView(
    Order order,
    Partner partner,
    Campaign campaign,
    List<DeskView.Stage> stages,
    List<Revision> revisions,
    List<AssetVersion> inputs,
    List<AssetVersion> others,
    RecipientCounts counts,
    List<Missing> missing,
    List<Comment> comments,
    List<OrderEvent> events,
    List<Attempt> deliverable,
    boolean late,
    boolean open) {

  private static final int FEW_EVENTS = 5;

  /** A draft, its files, and those of them that can be shown. */
  record Revision(io.rondo.workers.fulfilment.Draft draft, List<File> files) {}

  /** A file. @param shown whether there is a picture of it */
  record File(AssetVersion asset, boolean shown) {
    /** How large it is, for people. */
    public String size() {
      return DeskView.Money.size(asset.size());
    }
  }

  /** Somebody who is missing. @param name null where it is unknown or not shown */
  record Missing(int no, String ref, String name, Long customer) {}

  /** One of the orders for the same deliverable. */
  record Attempt(Order order, Partner partner) {}

  /** Whether it can still be asked to stop. */
  public boolean mayCancel() {
    return open
        && order.cancellation() == null
        && !order.state().hasReached(OrderState.HANDED_OVER);
  }

  /** The latest events, the newest first; for whoever has little room. */
  public List<OrderEvent> lastEvents() {
    return events.stream()
        .sorted(Comparator.comparingLong(OrderEvent::id).reversed())
        .limit(FEW_EVENTS)
        .toList();
  }

  /** What the order is worth, in minor units. */
  public long total() {
    return DeskView.Money.total(order);
  }

  /** Who that is, for people. */
  public String who(String who) {
    if (who.startsWith(":")) {
      return who.substring(1).equals(partner.code()) ? partner.name() : who.substring(1);
    }
    return who.equals("rondo") ? "Rondo" : who;
  }

  /** How an event looks. */
  public String look(OrderEvent event) {
    return switch (event.effect()) {
      case "moved" ->
          event.what().equals("rejected")
                  || event.what().contains("cancel")
                  || event.what().equals("replaced")
              ? "bad"
              : "good";
      case "noted" -> "";
      default -> "bad";
    };
  }
}
