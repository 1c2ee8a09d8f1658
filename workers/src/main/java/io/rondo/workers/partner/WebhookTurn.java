package io.rondo.workers.partner;

import java.util.List;

/**
 * The right of one node to tell one webhook what waits for it; nobody else does meanwhile.
 *
 * @param secrets those that sign, the newest first
 * @param messages what is due, the oldest first
 */
public record WebhookTurn(
    long webhookId, String node, String url, List<String> secrets, List<WebhookMessage> messages) {

  @Override
  public String toString() {
    return "WebhookTurn[" + webhookId + ", " + messages.size() + " messages]";
  }
}
