package io.rondo.integrations.print.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * {@code {"order": "po_...", "kind": "state", "at": "...", "body": {...}}}, or a list of such: the
 * events of the partner API, in a file.
 */
final class JsonAnswers {

  private static final int MOST = 10_000;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(100_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonAnswers() {}

  static void read(Answers answers, byte[] bytes) {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new Unreadable("It is no JSON.", e);
    }
    if (root.isArray()) {
      if (root.size() > MOST) {
        throw new Unreadable("It has more than %,d events.".formatted(MOST));
      }
      root.forEach(event -> event(answers, event));
    } else {
      event(answers, root);
    }
  }

  private static void event(Answers answers, JsonNode event) {
    String order = event.path("order").asText("");
    String kind = event.path("kind").asText("");
    if (!event.isObject() || order.isEmpty() || order.length() > 64) {
      throw new Unreadable("An event has no “order”: the code of ours that it is about.");
    }
    Kind known =
        Arrays.stream(Kind.values())
            .filter(k -> k.name().equalsIgnoreCase(kind))
            .findFirst()
            .orElseThrow(() -> new Unreadable("An event has no “kind” that Rondo knows."));
    if (!event.path("body").isObject()) {
      throw new Unreadable("An event has no “body”.");
    }
    answers.add(order, known, event.get("body").toString(), time(event.path("at").asText(null)));
  }

  static Instant time(String text) {
    try {
      return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable("A time is not written like 2026-12-01T09:30:00Z.");
    }
  }
}
