package io.rondo.integrations.social.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.social.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a network is spoken to; see docs/social.md for what it may hold. */
final class Mapping {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NEEDED =
      List.of("/title", "/limits/characters", "/publish", "/withdraw", "/find/path");

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final JsonNode root;

  private Mapping(JsonNode root) {
    this.root = root;
  }

  /**
   * @throws IllegalStateException naming what is missing or wrong, when it cannot be used
   */
  static Mapping read(Path file) {
    try {
      return of(JSON.readTree(file.toFile()), file.toString());
    } catch (IOException e) {
      throw new IllegalStateException("The mapping " + file + " cannot be read as JSON.", e);
    }
  }

  static Mapping of(JsonNode root, String name) {
    List<String> missing = new ArrayList<>();
    NEEDED.stream().filter(one -> root.at(one).isMissingNode()).forEach(missing::add);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "The mapping %s lacks %s.".formatted(name, String.join(", ", missing)));
    }
    for (String steps : List.of("/picture", "/publish", "/withdraw")) {
      for (JsonNode step : root.at(steps)) {
        String method = step.path("method").asText("POST");
        if (!METHODS.contains(method.toUpperCase(Locale.ROOT))) {
          throw new IllegalStateException(
              ("The mapping %s has a step with the method %s; there are GET, POST, PUT, PATCH and"
                      + " DELETE.")
                  .formatted(name, method));
        }
      }
    }
    return new Mapping(root);
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  String text(String pointer, String otherwise) {
    return root.at(pointer).asText(otherwise);
  }

  Limits limits() {
    Set<String> types = new HashSet<>();
    root.at("/limits/picture_types").forEach(type -> types.add(type.asText()));
    return new Limits(
        root.at("/limits/characters").asInt(),
        root.at("/limits/bytes").asInt(0),
        root.at("/limits/link_length").asInt(0),
        root.at("/limits/pictures").asInt(0),
        root.at("/limits/picture_bytes").asLong(0),
        root.at("/limits/alt_characters").asInt(0),
        types,
        root.at("/limits/picture_needed").asBoolean(false));
  }
}
