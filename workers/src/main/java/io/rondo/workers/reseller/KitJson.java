package io.rondo.workers.reseller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fields and values as the tables keep them. */
final class KitJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<KitField>> FIELDS = new TypeReference<>() {};
  private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

  private KitJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text can always be written as JSON", e);
    }
  }

  static List<KitField> fields(String json) {
    try {
      return JSON.readValue(json, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The fields of a kit are no JSON", e);
    }
  }

  static Map<String, String> values(String json) {
    try {
      return JSON.readValue(json, VALUES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The values of a kit are no JSON", e);
    }
  }
}
