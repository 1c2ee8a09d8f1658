package io.rondo.processes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.rondo.integrations.webhook.Signatures;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/**
 * An agency with an endpoint of its own ({@code /agency/v1}, webhook {@code /agency/hook}): takes
 * orders by REST, draws a poster, sends it as a draft by the partner API, and another one whenever
 * changes are wanted.
 */
public final class DemoAgency implements DemoPartner {

  static final String PATH = "/agency";

  private static final int CONFLICT = 409;

  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final DemoApi api;
  private final String orderSecret;
  private final String hookSecret;

  /**
   * @param orderSecret with which Rondo signs orders
   * @param hookSecret with which Rondo signs what it tells the webhook
   */
  public DemoAgency(DemoApi api, String orderSecret, String hookSecret) {
    this.api = api;
    this.orderSecret = orderSecret;
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
    String path = exchange.getRequestURI().getPath();
    var headers = exchange.getRequestHeaders();
    boolean signed =
        Signatures.verify(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body,
            List.of(path.endsWith("/hook") ? hookSecret : orderSecret));
    if (!signed) {
      answer(exchange, 401, "{\"error\":\"not signed\"}");
    } else if (path.endsWith("/hook")) {
      answer(exchange, 200, "{}");
    } else if (path.endsWith("/cancel")) {
      answer(exchange, 200, "{\"state\":\"cancelled\"}");
    } else {
      order(exchange, headers.getFirst("Idempotency-Key"), body);
    }
  }

  /** One key, one order: the same again gets the same answer, another one under it is refused. */
  private void order(HttpExchange exchange, String key, byte[] body) throws IOException {
    String text = new String(body, StandardCharsets.UTF_8);
    String before = key == null ? null : orders.putIfAbsent(key, text);
    if (key == null) {
      answer(exchange, 400, "{\"error\":\"Idempotency-Key is missing\"}");
    } else if (before != null && !before.equals(text)) {
      answer(exchange, CONFLICT, "{\"error\":\"this key is that of another order\"}");
    } else {
      String reference = "WM-" + key.substring(Math.max(0, key.length() - 6));
      answer(
          exchange,
          202,
          "{\"order\":\"%s\",\"reference\":\"%s\",\"state\":\"received\"}"
              .formatted(key, reference));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void work(JsonNode order) throws IOException, InterruptedException {
    String id = order.path("id").asText();
    switch (order.path("state").asText()) {
      case "submitted" -> tell(id, "accepted");
      case "accepted", "in_production" -> draw(order);
      case "produced" -> tell(id, "handed_over");
      default -> {
        // nothing is owed
      }
    }
  }

  private void tell(String id, String state) throws IOException, InterruptedException {
    api.post(events(id), id + "-" + state, Map.of("type", "state", "state", state));
  }

  private static String events(String id) {
    return "/partner/v1/orders/" + id + "/events";
  }

  /** A draft, another one when changes are wanted, and production when one was accepted. */
  private void draw(JsonNode order) throws IOException, InterruptedException {
    String id = order.path("id").asText();
    JsonNode drafts = api.get("/partner/v1/orders/" + id + "/drafts").path("data");
    JsonNode last = drafts.path(drafts.size() - 1);
    String decision = last.path("decision").asText();
    if (decision.equals("accepted")) {
      tell(id, order.path("state").asText().equals("accepted") ? "in_production" : "produced");
    } else if ("draft".equals(order.path("next_step").asText())
        && (drafts.isEmpty() || decision.equals("changes_wanted"))) {
      send(order, drafts.size() + 1);
    }
  }

  private void send(JsonNode order, int revision) throws IOException, InterruptedException {
    String id = order.path("id").asText();
    byte[] picture = poster(order.path("title").asText(), revision);
    JsonNode upload =
        api.post(
            "/partner/v1/uploads",
            id + "-upload-" + revision,
            Map.of("name", "draft-" + revision + ".png", "size", picture.length, "order", id));
    String code = upload.path("id").asText();
    JsonNode done = code.isEmpty() ? upload : api.put("/partner/v1/uploads/" + code, picture);
    String asset = done.path("asset").path("id").asText();
    if (!asset.isEmpty()) {
      api.post(
          events(id),
          id + "-draft-" + revision,
          Map.of(
              "type",
              "draft",
              "assets",
              List.of(asset),
              "note",
              revision == 1 ? "Our first idea." : "With your changes, revision " + revision + "."));
    }
  }

  /** Hills and the words; the hills grow and the sky gets paler with each revision. */
  private static byte[] poster(String title, int revision) throws IOException {
    BufferedImage image = new BufferedImage(900, 1200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int higher = Math.min(3, revision - 1) * 110;
    g.setColor(Color.getHSBColor(0.07f, 0.28f / revision, 0.97f));
    g.fillRect(0, 0, 900, 1200);
    Color[] hills = {new Color(0xa9bda0), new Color(0x6f9077), new Color(0x3c5a4c)};
    for (int i = 0; i < hills.length; i++) {
      g.setColor(hills[i]);
      g.fillOval(-300 + 180 * i, 640 + 110 * i - higher, 1300, 900 + higher);
    }
    g.setColor(new Color(0x22332c));
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 58));
    String words = title.length() > 24 ? title.substring(0, 24) : title;
    g.drawString(words, 70, 160);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
    g.drawString("Fern & Fell, draft " + revision, 70, 215);
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
