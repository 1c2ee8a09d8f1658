package io.rondo.workers.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What only some kinds of deliverables have; each is null where nobody said it.
 *
 * @param language of a text, ISO 639-1
 * @param kit name of the kit of the catalogue
 * @param budgetMinor what calls may cost at most, in minor units of the campaign's currency
 */
public record DeliverableDetails(String language, String kit, Long budgetMinor) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a deliverable's details; null and what is no JSON object say nothing. */
  public static DeliverableDetails of(String details) {
    JsonNode node = JSON.missingNode();
    if (details != null) {
      try {
        node = JSON.readTree(details);
      } catch (JsonProcessingException e) {
        // it says nothing
      }
    }
    return new DeliverableDetails(
        text(node, "language"),
        text(node, "kit"),
        node.path("budget_minor").isIntegralNumber()
            ? node.path("budget_minor").longValue()
            : null);
  }

  /** As a deliverable keeps it; null when nothing is said. */
  String json() {
    ObjectNode node = JSON.createObjectNode();
    if (language != null) {
      node.put("language", language);
    }
    if (kit != null) {
      node.put("kit", kit);
    }
    if (budgetMinor != null) {
      node.put("budget_minor", budgetMinor);
    }
    return node.isEmpty() ? null : node.toString();
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
