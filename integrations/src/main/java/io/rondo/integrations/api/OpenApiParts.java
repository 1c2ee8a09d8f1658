package io.rondo.integrations.api;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a description that its paths refer to. */
final class OpenApiParts {

  private static final Pattern SCHEMA = Pattern.compile("#/components/schemas/([\\w.-]+)");

  private OpenApiParts() {}

  /** Drops the schemas that no path needs. */
  @SuppressWarnings("rawtypes")
  static void dropUnused(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    if (schemas == null) {
      return;
    }
    Set<String> used = new TreeSet<>();
    Deque<Object> open = new ArrayDeque<>();
    open.add(api.getPaths());
    while (!open.isEmpty()) {
      Matcher names = SCHEMA.matcher(Json.pretty(open.pop()));
      while (names.find()) {
        Schema schema = schemas.get(names.group(1));
        if (used.add(names.group(1)) && schema != null) {
          open.add(schema);
        }
      }
    }
    schemas.keySet().retainAll(used);
  }
}
