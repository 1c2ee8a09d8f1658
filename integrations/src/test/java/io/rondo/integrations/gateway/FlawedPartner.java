package io.rondo.integrations.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A partner that takes orders and events as it should, but for one flaw. */
final class FlawedPartner implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of(
          "order",
          "test",
          "kind",
          "title",
          "brief",
          "campaign",
          "quantity",
          "due_at",
          "placed_at",
          "price",
          "links",
          "type",
          "timestamp",
          "data");

  /** What it may get wrong. */
  enum Flaw {
    NONE,
    REFUSES_ORDERS,
    ANOTHER_REFERENCE_EACH_TIME,
    TAKES_ANOTHER_BODY,
    TAKES_ANY_SIGNATURE,
    TAKES_OLD_MESSAGES,
    READS_THE_FIRST_SIGNATURE_ONLY,
    REFUSES_UNKNOWN_FIELDS,
    REFUSES_UNKNOWN_EVENTS,
    CANNOT_CANCEL,
    REFUSES_WHAT_CAME_TWICE,
    REFUSES_WHAT_IS_OLDER,
    REFUSES_BIG_ORDERS,
    SAYS_ERROR_WITH_STATUS_200
  }

  private final HttpServer server;
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private volatile String newest = "";
  private volatile int references;
  private volatile Flaw flaw = Flaw.NONE;
  private volatile String orderSecret;
  private volatile String eventSecret;

  FlawedPartner() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/v1/orders", exchange -> handle(exchange, true));
    server.createContext("/hook", exchange -> handle(exchange, false));
    server.start();
  }

  void become(Flaw flaw, String orderSecret, String eventSecret) {
    this.flaw = flaw;
    this.orderSecret = orderSecret;
    this.eventSecret = eventSecret;
    orders.clear();
    events.clear();
    newest = "";
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, boolean order) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String text = new String(body, StandardCharsets.UTF_8);
    if (!isSigned(exchange, text, order ? orderSecret : eventSecret)) {
      answer(exchange, 401, "{}");
      return;
    }
    JsonNode json = JSON.readTree(body);
    boolean cancel = exchange.getRequestURI().getPath().endsWith("/cancel");
    if (flaw == Flaw.REFUSES_UNKNOWN_FIELDS && hasUnknownFields(json)) {
      answer(exchange, 400, "{}");
    } else if (cancel || json.path("type").asText().equals("order.cancel_requested")) {
      answer(exchange, flaw == Flaw.CANNOT_CANCEL ? 501 : 200, "{\"state\":\"cancelled\"}");
    } else if (order) {
      order(exchange, text, json);
    } else {
      event(exchange, json);
    }
  }

  private boolean isSigned(HttpExchange exchange, String body, String secret) {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String at = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    String given = exchange.getRequestHeaders().getFirst("webhook-signature");
    if (flaw == Flaw.TAKES_ANY_SIGNATURE) {
      return true;
    }
    if (id == null || at == null || given == null) {
      return false;
    }
    long seconds = Long.parseLong(at);
    boolean recent = Math.abs(Instant.now().getEpochSecond() - seconds) <= 300;
    String[] signatures = given.split(" ");
    try {
      String expected = new Webhook(secret).sign(id, seconds, body);
      boolean known =
          flaw == Flaw.READS_THE_FIRST_SIGNATURE_ONLY
              ? signatures[0].equals(expected)
              : Arrays.asList(signatures).contains(expected);
      return known && (recent || flaw == Flaw.TAKES_OLD_MESSAGES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasUnknownFields(JsonNode json) {
    boolean unknown = false;
    for (var names = json.fieldNames(); names.hasNext(); ) {
      unknown |= !FIELDS.contains(names.next());
    }
    return unknown;
  }

  private void order(HttpExchange exchange, String body, JsonNode json) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String before = orders.putIfAbsent(key, body);
    boolean big = json.path("quantity").asInt() >= 10_000;
    if (flaw == Flaw.REFUSES_ORDERS || (flaw == Flaw.REFUSES_BIG_ORDERS && big)) {
      answer(exchange, 422, "{}");
    } else if (flaw == Flaw.SAYS_ERROR_WITH_STATUS_200) {
      answer(exchange, 200, "{\"error\":\"no\"}");
    } else if (before != null && !before.equals(body) && flaw != Flaw.TAKES_ANOTHER_BODY) {
      answer(exchange, 409, "{}");
    } else {
      references++;
      String reference = flaw == Flaw.ANOTHER_REFERENCE_EACH_TIME ? "R-" + references : "R-" + key;
      answer(exchange, 201, "{\"reference\":\"%s\",\"state\":\"accepted\"}".formatted(reference));
    }
  }

  private void event(HttpExchange exchange, JsonNode json) throws IOException {
    boolean isNew = events.add(exchange.getRequestHeaders().getFirst("webhook-id"));
    String at = json.path("timestamp").asText();
    boolean older = at.compareTo(newest) < 0;
    newest = older ? newest : at;
    String type = json.path("type").asText();
    boolean refused =
        (flaw == Flaw.REFUSES_WHAT_CAME_TWICE && !isNew)
            || (flaw == Flaw.REFUSES_WHAT_IS_OLDER && older)
            || (flaw == Flaw.REFUSES_UNKNOWN_EVENTS && type.endsWith("green"));
    answer(exchange, refused ? 400 : 200, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
