package io.rondo.workers.partner;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A row of partner_webhook. */
record WebhookRow(
    long id,
    long partnerId,
    String url,
    String events,
    boolean test,
    String secret,
    String previousSecret,
    Instant rotatedAt,
    String state,
    String disabledReason,
    Instant failingSinceAt,
    int failures,
    Instant createdAt) {

  Webhook webhook() {
    return new Webhook(
        id,
        partnerId,
        url,
        eventList(),
        test,
        Webhook.State.valueOf(state.toUpperCase(Locale.ROOT)),
        disabledReason,
        failingSinceAt,
        rotatedAt,
        createdAt);
  }

  List<String> eventList() {
    return events.isEmpty() ? List.of() : Arrays.asList(events.split(","));
  }

  /** Whether it wants to be told of this. */
  boolean wants(String type) {
    return events.isEmpty()
        || eventList().stream()
            .anyMatch(
                event ->
                    event.endsWith("*")
                        ? type.startsWith(event.substring(0, event.length() - 1))
                        : type.equals(event));
  }
}
