package io.rondo.processes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.rondo.integrations.webhook.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A call centre that fetches its call list from the partner API and tells every outcome by a signed
 * webhook. Whom it reaches is made up, and the same every time for the same person of a list.
 */
public final class DemoCallCentre implements DemoPartner {

  static final String PATH = "/centre";

  private static final int CALLS_A_LOOK = 25;

  private final DemoApi api;
  private final String code;
  private final String signingSecret;
  private final String hookSecret;

  /**
   * @param code by which Rondo knows it
   * @param signingSecret with which it signs its callbacks
   * @param hookSecret with which Rondo signs what it tells the webhook
   */
  public DemoCallCentre(DemoApi api, String code, String signingSecret, String hookSecret) {
    this.api = api;
    this.code = code;
    this.signingSecret = signingSecret;
    this.hookSecret = hookSecret;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public DemoApi api() {
    return api;
  }

  @Override
  public void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var headers = exchange.getRequestHeaders();
    boolean signed =
        Signatures.verify(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body,
            List.of(hookSecret));
    exchange.sendResponseHeaders(signed ? 204 : 401, -1);
    exchange.close();
  }

  @Override
  public void work(JsonNode order) throws IOException, InterruptedException {
    String id = order.path("id").asText();
    if (order.path("cancellation").asText().equals("cancel_requested")) {
      tell(id, "cancelled");
      return;
    }
    switch (order.path("state").asText()) {
      case "submitted" -> tell(id, "accepted");
      case "accepted" -> tell(id, "in_production");
      case "in_production" -> call(id);
      default -> {
        // nothing is owed: the last settled call hands the order over
      }
    }
  }

  private void tell(String id, String state) throws IOException, InterruptedException {
    api.callback(
        code, signingSecret, id + "-" + state, "order.state", Map.of("order", id, "state", state));
  }

  /** Some calls of the list, those that may be made now. */
  private void call(String id) throws IOException, InterruptedException {
    JsonNode list = api.get("/partner/v1/orders/" + id + "/calls?limit=200").path("data");
    int made = 0;
    for (JsonNode entry : list) {
      if (isTime(entry) && made++ < CALLS_A_LOOK) {
        report(id, entry);
      }
    }
  }

  /** Whoever has no number is not called any more, and the others within their window. */
  private static boolean isTime(JsonNode entry) {
    return entry.path("state").asText().equals("open")
        && entry.hasNonNull("phone")
        && entry.hasNonNull("window_start")
        && !Instant.parse(entry.path("window_start").asText()).isAfter(Clock.systemUTC().instant());
  }

  private void report(String id, JsonNode entry) throws IOException, InterruptedException {
    String recipient = entry.path("recipient").asText();
    int attempt = entry.path("attempts").asInt() + 1;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("order", id);
    data.put("recipient", recipient);
    data.put("attempt", attempt);
    data.put("started_at", Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    data.put("duration_s", 20 + Math.floorMod((id + recipient).hashCode(), 200));
    String outcome = outcome(id + recipient, attempt);
    data.put("disposition", outcome);
    if (outcome.equals("sale")) {
      data.put("amount_minor", 18_900);
      data.put("currency", "EUR");
    }
    data.put("agent", "A. Demo");
    api.callback(
        code, signingSecret, "%s-%s-%d".formatted(id, recipient, attempt), "call.outcome", data);
  }

  /** Few buy, one wants to be called never again, many are out at first. */
  private static String outcome(String who, int attempt) {
    UUID mixed = UUID.nameUUIDFromBytes(who.getBytes(StandardCharsets.UTF_8));
    int dice = Math.floorMod(mixed.hashCode(), 100);
    if (dice < 8) {
      return "sale";
    }
    if (dice < 10) {
      return "dnc_request";
    }
    if (dice < 30) {
      return "interested";
    }
    return dice < 65 && attempt == 1 ? "no_answer" : "refused";
  }
}
