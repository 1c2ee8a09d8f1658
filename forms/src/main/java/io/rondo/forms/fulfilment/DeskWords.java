package io.rondo.forms.fulfilment;

import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import java.util.ArrayList;
import java.util.List;

/** What a desk says where nothing can be done, and how far an order is. */
final class DeskWords {

  private DeskWords() {}

  /** One sentence why nothing is asked of the partner now. */
  static String over(DeskLink link, Order order) {
    if (order.replacedAt() != null) {
      return "This order went to another partner, because the answer or the work did not come in"
          + " time or did not fit. Nothing more is needed from you; what we took from you stays"
          + " yours to invoice.";
    }
    if (order.state() == OrderState.CANCELLED || order.cancellation() == Cancellation.CANCELLED) {
      return "This order is cancelled. Please do no more work on it.";
    }
    if (order.state() == OrderState.REJECTED) {
      return "You refused this order. Nothing more is needed from you.";
    }
    if (order.closedAt() != null || order.state() == OrderState.DELIVERED_ESTIMATED) {
      return "This order is complete. Thank you.";
    }
    if (link.usedAt() != null) {
      return "You have taken the step of this link. As soon as there is something to do again, you"
          + " get a mail with a new one.";
    }
    return "The step of this link was taken already, or its turn has not come yet. You get a mail"
        + " with a new link as soon as there is something to do.";
  }

  /** What comes after a step. @param maxRevisions 0 where no draft is wanted */
  static String next(String step, int maxRevisions) {
    return switch (step) {
      case "answer" ->
          maxRevisions > 0
              ? "You hand in a draft, we look at it, and after our yes you produce. Each step comes"
                  + " with its own mail."
              : "You produce, then you hand over. Each step comes with its own mail.";
      case "draft" ->
          "Somebody looks at it and says yes or what should change. You get a mail either way; %s"
              .formatted(
                  maxRevisions == 1
                      ? "one draft is agreed."
                      : maxRevisions + " drafts are agreed.");
      case "production" -> "You hand over, and tell us so by the link of the next mail.";
      case "handover" -> "We compare the counts. When they add up, the order is complete.";
      default -> "We settle what was done already, and the order closes.";
    };
  }

  /** The way of the order. @param maxRevisions 0 where no draft is wanted */
  static List<DeskView.Stage> stages(Order order, int maxRevisions) {
    OrderState state = order.state();
    boolean stopped =
        order.replacedAt() != null || state == OrderState.REJECTED || state == OrderState.CANCELLED;
    List<String> names = new ArrayList<>(List.of("Answer"));
    List<Boolean> done = new ArrayList<>(List.of(state.isAccepted()));
    if (maxRevisions > 0) {
      names.add("Draft");
      done.add(
          state.hasReached(OrderState.PRODUCED)
              || state.isAccepted() && "production".equals(order.clockStep()));
    }
    names.add("Production");
    done.add(state.hasReached(OrderState.PRODUCED));
    names.add("Hand-over");
    done.add(state.hasReached(OrderState.HANDED_OVER));
    List<DeskView.Stage> stages = new ArrayList<>();
    boolean before = true;
    for (int i = 0; i < names.size(); i++) {
      String look = done.get(i) ? "done" : stopped ? "stopped" : before ? "now" : "ahead";
      stages.add(new DeskView.Stage(names.get(i), look));
      before = done.get(i);
    }
    return stages;
  }
}
