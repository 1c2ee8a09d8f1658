package io.rondo.workers.reseller;

import io.rondo.workers.partner.WebhookQueue;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells resellers of their leads and kits. */
@Component
class ResellerWebhooks {

  private final WebhookQueue queue;

  ResellerWebhooks(WebhookQueue queue) {
    this.queue = queue;
  }

  @EventListener
  void lead(LeadChanged lead) {
    queue.put(
        lead.partnerId(),
        false,
        "lead." + lead.state(),
        Map.of("lead", lead.code(), "state", lead.state()));
  }

  @EventListener
  void kit(KitDecided kit) {
    queue.put(
        kit.partnerId(),
        kit.test(),
        "kit." + kit.state(),
        Map.of("kit_order", kit.code(), "state", kit.state()));
  }
}
