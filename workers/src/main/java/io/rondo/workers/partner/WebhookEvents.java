package io.rondo.workers.partner;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of what webhooks are told: {@code group.fact}; a filter may name a whole group. */
final class WebhookEvents {

  private static final Set<String> GROUPS = Set.of("order", "call", "lead", "kit", "webhook");
  private static final Pattern FILTER = Pattern.compile("([a-z]+)\\.([a-z_]{1,40}|\\*)");
  private static final int MOST_LENGTH = 300;

  private WebhookEvents() {}

  /**
   * The filter as a row keeps it.
   *
   * @throws WebhookRefused when it names something that is never told
   */
  static String filter(List<String> events) {
    for (String event : events) {
      var parts = FILTER.matcher(event);
      if (!parts.matches() || !GROUPS.contains(parts.group(1))) {
        throw new WebhookRefused(
            "events",
            "An event is a type like order.submitted, or a whole group: order.*, call.*, lead.*,"
                + " kit.*.");
      }
    }
    String joined = String.join(",", events.stream().distinct().toList());
    if (joined.length() > MOST_LENGTH) {
      throw new WebhookRefused("events", "These are too many: name groups, or none for all.");
    }
    return joined;
  }
}
