package io.rondo.integrations.social.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named values and the bodies that they are filled into. Texts only: nothing is evaluated. */
final class Template {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z0-9_.]{1,40})}}");
  private static final String EACH = "each_picture";
  private static final String IF = "if_pictures";
  private static final String PICTURE = "picture.id";

  private final Map<String, String> values = new HashMap<>();
  private final List<String> pictures = new ArrayList<>();

  Template with(String name, String value) {
    values.put(name, value == null ? "" : value);
    return this;
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** The id that the network gave a picture. */
  void picture(String id) {
    pictures.add(id);
  }

  /** The text with its names filled in; one that is unknown becomes empty. */
  String fill(String text) {
    return fill(text, UnaryOperator.identity());
  }

  String fill(String text, UnaryOperator<String> encoded) {
    Matcher matcher = NAME.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(encoded.apply(value(matcher.group(1)))));
    }
    return matcher.appendTail(filled).toString();
  }

  /**
   * A body: {@code {"each_picture": x}} becomes a list with x for each picture, an object with
   * {@code "if_pictures": true} is left out where there is none. Null for what is left out.
   */
  JsonNode body(JsonNode template) {
    if (template.isTextual()) {
      return JSON.textNode(fill(template.asText()));
    }
    if (template.isObject() && template.has(EACH)) {
      ArrayNode list = JSON.arrayNode();
      for (String picture : pictures) {
        with(PICTURE, picture);
        list.add(body(template.path(EACH)));
      }
      return list.isEmpty() ? null : list;
    }
    if (template.isObject()) {
      if (template.has(IF) && pictures.isEmpty()) {
        return null;
      }
      ObjectNode object = JSON.objectNode();
      template
          .properties()
          .forEach(
              field -> {
                JsonNode value = field.getKey().equals(IF) ? null : body(field.getValue());
                if (value != null) {
                  object.set(field.getKey(), value);
                }
              });
      return object;
    }
    if (template.isArray()) {
      ArrayNode list = JSON.arrayNode();
      template.forEach(one -> list.add(body(one)));
      return list;
    }
    return template;
  }
}
