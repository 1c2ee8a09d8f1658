package io.rondo.workers.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/** Rondo's values as process variables and back. Java objects are never serialised. */
final class Values {

  private static final int LONGEST_TEXT = 1000;

  /** A brief with all its lists, while it lies in a form; whoever records it takes it out again. */
  private static final int LONGEST_JSON = 40_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

  private Values() {}

  /** All values as variables. @throws StepRefused when one does not belong into a process */
  static Map<String, Object> toEngine(Map<String, Object> values) {
    Map<String, Object> variables = new LinkedHashMap<>();
    values.forEach((name, value) -> variables.put(name, toEngine(name, value)));
    return variables;
  }

  private static Object toEngine(String name, Object value) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Date) {
      return value;
    }
    if (value instanceof String text) {
      return within(name, text, LONGEST_TEXT);
    }
    if (value instanceof Instant at) {
      return Date.from(at);
    }
    if (value instanceof BigDecimal number) {
      return number.doubleValue();
    }
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return SpinValues.jsonValue(within(name, json(name, value), LONGEST_JSON)).create();
    }
    throw new StepRefused(
        "Variable %s: a %s cannot be kept in a process."
            .formatted(name, value.getClass().getSimpleName()));
  }

  private static String within(String name, String text, int limit) {
    if (text.length() > limit) {
      throw new StepRefused(
          "Variable %s has %,d characters; a process keeps at most %,d."
              .formatted(name, text.length(), limit));
    }
    return text;
  }

  private static String json(String name, Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new StepRefused("Variable " + name + " is no JSON.");
    }
  }

  /** What the engine holds as text: null stays null, JSON is its source. */
  static Object fromEngine(TypedValue typed) {
    if (typed instanceof SerializableValue serialized) {
      return serialized.getValueSerialized();
    }
    return typed == null ? null : typed.getValue();
  }

  /** The rows of a JSON list of objects. @throws StepRefused when it is something else */
  static List<Map<String, Object>> rows(String name, Object value) {
    if (value == null || value.toString().isBlank()) {
      return List.of();
    }
    try {
      return value instanceof Collection<?>
          ? JSON.convertValue(value, ROWS)
          : JSON.readValue(value.toString(), ROWS);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StepRefused("Variable " + name + " is not a list of rows.");
    }
  }
}
