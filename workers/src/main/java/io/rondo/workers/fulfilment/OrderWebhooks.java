package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.WebhookQueue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the webhooks of a partner told what became of its orders, in the transaction of the change:
 * {@code order.submitted}, {@code order.accepted} and so on by state, {@code
 * order.cancel_requested}, {@code order.draft_decided}, {@code order.reminder}, {@code
 * order.replaced}, {@code order.recipients_removed}. Thin: the order itself is fetched.
 */
@Component
class OrderWebhooks {

  /** So that a body stays small: whoever is told fetches the rest. */
  private static final int MOST = 50;

  private final WebhookQueue queue;

  OrderWebhooks(WebhookQueue queue) {
    this.queue = queue;
  }

  /** A draft or an approved order was not handed over: its partner knows nothing of it yet. */
  @EventListener
  void tell(OrderChanged changed) {
    if (changed.state() == OrderState.DRAFT || changed.state() == OrderState.APPROVED) {
      return;
    }
    String fact =
        changed.cancellation() == Cancellation.CANCEL_REQUESTED && !changed.state().isEnd()
            ? changed.cancellation().text()
            : changed.state().text();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("order", changed.code());
    data.put("state", changed.state().text());
    if (changed.cancellation() != null) {
      data.put("cancellation", changed.cancellation().text());
    }
    queue.put(changed.partnerId(), changed.test(), "order." + fact, data);
  }

  @EventListener
  void tell(OrderReplaced replaced) {
    queue.put(
        replaced.partnerId(),
        replaced.test(),
        "order.replaced",
        Map.of("order", replaced.code(), "why", replaced.why()));
  }

  @EventListener
  void tell(OrderReminded reminded) {
    queue.put(
        reminded.partnerId(),
        reminded.test(),
        "order.reminder",
        Map.of("order", reminded.code(), "step", reminded.step()));
  }

  @EventListener
  void tell(DraftDecided decided) {
    queue.put(
        decided.partnerId(),
        decided.test(),
        "order.draft_decided",
        Map.of(
            "order",
            decided.code(),
            "revision",
            decided.revision(),
            "decision",
            decided.decision()));
  }

  @EventListener
  void tell(RecipientsRemoved removed) {
    queue.put(
        removed.partnerId(),
        removed.test(),
        "order.recipients_removed",
        Map.of(
            "order",
            removed.code(),
            "reason",
            removed.reason(),
            "count",
            removed.recipients().size(),
            "recipients",
            removed.recipients().stream().limit(MOST).toList()));
  }
}
