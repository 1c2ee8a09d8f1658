package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.partner.Partner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * How one service takes letters and tells how far they are: an object of the connection, or the
 * name of one that Rondo brings, see {@code resources/print/mappings}. What the connection says
 * beside it ({@code base_url}, {@code client_id}, {@code states}, {@code callback}) counts before
 * the mapping.
 */
final class Mapping {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String partner;
  private final JsonNode connection;
  private final JsonNode mapping;

  private Mapping(String partner, JsonNode connection, JsonNode mapping) {
    this.partner = partner;
    this.connection = connection;
    this.mapping = mapping;
  }

  /**
   * @throws PartnerRefused when the connection has none that could be used
   */
  static Mapping of(Partner partner) {
    try {
      JsonNode connection = JSON.readTree(partner.connection());
      JsonNode mapping = connection.path("mapping");
      if (mapping.isTextual()) {
        mapping = shipped(partner.code(), mapping.asText());
      }
      Mapping whole = new Mapping(partner.code(), connection, mapping);
      whole.text("/create/path");
      whole.text("/create/reference");
      return whole;
    } catch (IOException e) {
      throw new PartnerRefused("The connection of %s is no JSON.".formatted(partner.code()));
    }
  }

  /** One that belongs to nobody, for a caller who names a partner that does not exist. */
  static Mapping ofNobody() {
    try {
      return new Mapping("nobody", JSON.createObjectNode(), shipped("nobody", "letters-basic"));
    } catch (IOException e) {
      throw new IllegalStateException("A mapping that Rondo brings is no JSON", e);
    }
  }

  private static JsonNode shipped(String partner, String name) throws IOException {
    if (name.matches("[a-z-]{1,40}")) {
      try (InputStream in =
          Mapping.class.getResourceAsStream("/print/mappings/" + name + ".json")) {
        if (in != null) {
          return JSON.readTree(in);
        }
      }
    }
    throw new PartnerRefused(
        "The connection of %s names a mapping that Rondo does not bring. There are letters-basic,"
                .formatted(partner)
            + " letters-api-key and letters-oauth-upload.");
  }

  /** A text that must be there. */
  String text(String pointer) {
    return optional(pointer)
        .orElseThrow(
            () -> new PartnerRefused("The mapping of %s lacks %s.".formatted(partner, pointer)));
  }

  /** A text; empty when the mapping has none. */
  Optional<String> optional(String pointer) {
    String value = mapping.at(pointer).asText("");
    return value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  JsonNode node(String pointer) {
    return mapping.at(pointer);
  }

  /** A setting of the connection; empty when it has none. */
  String setting(String name) {
    return connection.path(name).asText("");
  }

  /** The whole address of a path. */
  String url(String path) {
    return path.startsWith("https://") || path.startsWith("http://")
        ? path
        : setting("base_url").replaceAll("/+$", "") + path;
  }

  /**
   * Our word for a state of theirs; empty for one that the mapping does not know, or that means
   * nothing to an order.
   */
  Optional<OrderState> state(String theirs) {
    return OrderState.of(word(theirs).asText(""));
  }

  /** Whether a state of theirs is listed, be it with an empty text: then it means nothing. */
  boolean knows(String theirs) {
    JsonNode word = word(theirs);
    return word.isTextual() && (word.asText().isEmpty() || state(theirs).isPresent());
  }

  private JsonNode word(String theirs) {
    JsonNode ours = connection.path("states").path(theirs);
    return ours.isMissingNode() ? mapping.path("states").path(theirs) : ours;
  }

  /** How the service calls us, of the connection or else the mapping; empty where nothing says. */
  Optional<String> callback(String pointer) {
    String ours = connection.at("/callback" + pointer).asText("");
    return ours.isBlank() ? optional("/callback" + pointer) : Optional.of(ours);
  }

  /** Why a letter came back, in our words; empty where this state of theirs means no return. */
  Optional<String> returned(String theirs) {
    String code = mapping.path("returned").path(theirs).asText("");
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  /** What a state of theirs means, whether a status of the answer is one of a list. */
  boolean lists(String pointer, int status) {
    for (JsonNode one : mapping.at(pointer)) {
      if (one.asInt() == status) {
        return true;
      }
    }
    return false;
  }

  /** The body of a request: the template with every {@code {{name}}} filled in. */
  JsonNode body(String pointer, Values values) {
    return fill(mapping.at(pointer), values);
  }

  private static JsonNode fill(JsonNode template, Values values) {
    if (template.isTextual()) {
      return JSON.getNodeFactory().textNode(values.fill(template.asText()));
    }
    if (template.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      template
          .properties()
          .forEach(
              field -> {
                JsonNode value = fill(field.getValue(), values);
                if (!value.isTextual() || !value.asText().isEmpty()) {
                  object.set(field.getKey(), value);
                }
              });
      return object;
    }
    return template;
  }
}
