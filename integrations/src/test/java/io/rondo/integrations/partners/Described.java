package io.rondo.integrations.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;

/** The document of the partner API, and whether an answer is what it promises. */
final class Described {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;

  Described(byte[] document) {
    try {
      this.document = JSON.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Every reference that leads nowhere. */
  List<String> deadReferences() {
    List<String> dead = new ArrayList<>();
    document
        .findValues("$ref")
        .forEach(
            reference -> {
              if (document.at(reference.asText().substring(1)).isMissingNode()) {
                dead.add(reference.asText());
              }
            });
    return dead;
  }

  /** What of this answer the document does not promise. */
  List<String> differences(String method, String path, MockHttpServletResponse answer) {
    JsonNode operation = document.path("paths").path(path).path(method);
    if (operation.isMissingNode()) {
      return List.of(method + " " + path + " is not described");
    }
    JsonNode response =
        resolved(operation.path("responses").path(Integer.toString(answer.getStatus())));
    if (response.isMissingNode()) {
      return List.of(method + " " + path + " does not promise " + answer.getStatus());
    }
    byte[] body = answer.getContentAsByteArray();
    String type = answer.getContentType() == null ? "" : answer.getContentType();
    if (body.length == 0 || !type.contains("json")) {
      return List.of();
    }
    JsonNode content = response.path("content");
    JsonNode schema = content.path(type.split(";")[0]).path("schema");
    if (schema.isMissingNode()) {
      schema = content.path("*/*").path("schema");
    }
    if (schema.isMissingNode()) {
      return List.of(method + " " + path + " does not promise " + type);
    }
    List<String> differences = new ArrayList<>();
    try {
      compare(schema, JSON.readTree(body), "", differences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return differences;
  }

  private void compare(JsonNode given, JsonNode value, String at, List<String> differences) {
    JsonNode schema = resolved(given);
    String type = schema.path("type").asText();
    if (!fits(type, value)) {
      differences.add(at + " is no " + type + ": " + value.getNodeType());
      return;
    }
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                differences.add(at + "/" + name.asText() + " is missing");
              }
            });
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        compare(schema.path("items"), value.get(i), at + "/" + i, differences);
      }
    }
    if (value.isObject() && !schema.has("additionalProperties")) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode described = schema.path("properties").path(field.getKey());
        if (described.isMissingNode()) {
          differences.add(at + "/" + field.getKey() + " is not described");
        } else {
          compare(described, field.getValue(), at + "/" + field.getKey(), differences);
        }
      }
    }
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
