package io.rondo.integrations.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.fulfilment.Order;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An order as a partner's endpoint gets it. Only what never changes, so that it is the same bytes
 * each time; people, files and the state are fetched by the links.
 */
@Component
class OrderBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String api;

  OrderBody(@Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.api = publicUrl.replaceAll("/+$", "") + "/partner/v1";
  }

  byte[] of(Order order) {
    return bytes(fields(order, order.code(), order.quantity()));
  }

  /**
   * An order of the self-check, like the sample but for code and quantity.
   *
   * @param more whether it has fields that nobody told of
   */
  byte[] trial(Order sample, String code, int quantity, boolean more) {
    Map<String, Object> body = fields(sample, code, quantity);
    body.put("test", true);
    if (more) {
      body.put("colour", "green");
      body.put("extras", Map.of("mood", "good"));
    }
    return bytes(body);
  }

  private Map<String, Object> fields(Order order, String code, int quantity) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("order", code);
    body.put("test", order.test());
    body.put("kind", order.kind() == null ? null : order.kind().text());
    body.put("title", order.title());
    body.put("brief", order.brief());
    body.put("campaign", order.campaignCode());
    body.put("quantity", quantity);
    body.put("due_at", order.dueAt() == null ? null : text(order.dueAt()));
    body.put("placed_at", text(order.placedAt()));
    Map<String, Object> price = new LinkedHashMap<>();
    price.put("setup_minor", order.setupMinor());
    price.put("piece_minor", order.priceMinor().stripTrailingZeros().toPlainString());
    price.put("currency", order.currency());
    body.put("price", price);
    Map<String, Object> links = new LinkedHashMap<>();
    links.put("self", api + "/orders/" + code);
    links.put("recipients", api + "/orders/" + code + "/recipients");
    body.put("links", links);
    return body;
  }

  /** The wish to stop an order. */
  byte[] cancellation(String order) {
    return bytes(Map.of("order", order));
  }

  private static String text(java.time.Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An order can always be written as JSON", e);
    }
  }
}
