package io.rondo.workers.call;

import io.rondo.workers.partner.WebhookQueue;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells call centres what they have to know at once. */
@Component
class CallWebhooks {

  /** So that a body stays small: whoever is told fetches the rest. */
  private static final int MOST = 50;

  private final WebhookQueue queue;

  CallWebhooks(WebhookQueue queue) {
    this.queue = queue;
  }

  @EventListener
  void due(CallBackDue due) {
    queue.put(
        due.partnerId(),
        due.test(),
        "call.callback_due",
        Map.of(
            "order", due.orderCode(),
            "recipient", due.recipient(),
            "due_at", due.dueAt().toString()));
  }

  @EventListener
  void withdrawn(CallsWithdrawn calls) {
    queue.put(
        calls.partnerId(),
        calls.test(),
        "call.withdrawn",
        Map.of(
            "order", calls.orderCode(),
            "reason", calls.reason(),
            "count", calls.recipients().size(),
            "recipients", calls.recipients().stream().limit(MOST).toList()));
  }
}
