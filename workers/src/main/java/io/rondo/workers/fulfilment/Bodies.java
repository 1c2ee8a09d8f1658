package io.rondo.workers.fulfilment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The bodies of signals: strict JSON, in which nothing is left out or guessed. */
final class Bodies {

  /** The most a body may have, in bytes. */
  static final int LONGEST = 64 * 1024;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Bodies() {}

  record StateBody(String state, String reference, Instant promisedAt, String reason) {}

  record RecipientsBody(List<List<Integer>> accepted, List<RejectedLine> rejected) {}

  record RejectedLine(String recipient, String reason) {}

  record CostBody(Long amountMinor, String currency) {}

  record ReturnsBody(List<ReturnedLine> returned) {}

  record ReturnedLine(String recipient, String code, LocalDate on) {}

  record DraftBody(List<Long> assets, String note) {}

  record PiecesBody(List<PiecesLine> pieces) {}

  record PiecesLine(String state, List<List<Integer>> recipients) {}

  record CommentBody(String comment, Integer revision) {}

  /**
   * Reads a body.
   *
   * @throws SignalRefused when it is no such JSON; no value of it is repeated
   */
  static <T> T read(String body, Class<T> type) {
    try {
      T read = JSON.readValue(body, type);
      if (read == null) {
        throw new SignalRefused("The body is empty.");
      }
      return read;
    } catch (UnrecognizedPropertyException e) {
      throw new SignalRefused(
          "\"%s\" is no field here. The fields are %s."
              .formatted(
                  short20(e.getPropertyName()),
                  e.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (MismatchedInputException e) {
      String field =
          e.getPath().stream()
              .map(
                  part ->
                      part.getFieldName() == null
                          ? "[" + part.getIndex() + "]"
                          : "/" + part.getFieldName())
              .collect(Collectors.joining());
      throw new SignalRefused(
          field.isEmpty() ? "The body is no JSON object." : field + " has no value of its kind.");
    } catch (JsonProcessingException e) {
      throw new SignalRefused(
          e.getLocation() == null
              ? "The body is not JSON."
              : "The body is not JSON: line %d, column %d."
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  /** How long a body is, in bytes. */
  static int size(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The text without surrounding blanks; null when there is none. */
  static String optional(String field, String text, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String kept = text.strip();
    if (kept.length() > longest) {
      throw new SignalRefused("%s is longer than %d characters.".formatted(field, longest));
    }
    return kept;
  }

  /** The number of a recipient, for example 17 of {@code r17}. */
  static int recipient(String ref) {
    if (ref == null || !ref.matches("r[1-9]\\d{0,8}")) {
      throw new SignalRefused("A recipient is named r and its number, for example r17.");
    }
    return Integer.parseInt(ref.substring(1));
  }

  /**
   * Ranges of recipient numbers.
   *
   * @param size how many recipients the order has
   * @throws SignalRefused when one of them is none
   */
  static void ranges(String field, List<List<Integer>> ranges, int size) {
    for (List<Integer> range : ranges) {
      if (range == null
          || range.size() != 2
          || range.contains(null)
          || range.get(0) < 1
          || range.get(1) < range.get(0)
          || range.get(1) > size) {
        throw new SignalRefused(
            "%s holds pairs of numbers from 1 to %d, the lower one first.".formatted(field, size));
      }
    }
  }

  /** A short word such as {@code bad_address}. */
  static String word(String field, String text, int longest) {
    if (text == null || !text.matches("[a-z][a-z0-9_]{0," + (longest - 1) + "}")) {
      throw new SignalRefused(
          "%s is a word of small letters, digits and _, at most %d characters."
              .formatted(field, longest));
    }
    return text;
  }

  private static String short20(String name) {
    return name.length() > 20 ? name.substring(0, 20) + "…" : name;
  }
}
