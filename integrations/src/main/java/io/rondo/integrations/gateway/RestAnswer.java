package io.rondo.integrations.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rondo.integrations.http.Answer;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * What a partner's endpoint answered, read with suspicion: a status of success with an error in the
 * body is none, and what is no JSON is no answer.
 */
final class RestAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> LATER = Set.of(401, 403, 404, 408, 423, 425, 429);
  private static final Set<String> FAILED = Set.of("error", "failed", "failure");
  private static final int MOST_TEXT = 200;
  private static final int MOST_REFERENCE = 100;

  private final JsonNode body;

  private RestAnswer(JsonNode body) {
    this.body = body;
  }

  /**
   * The answer of a partner that took the request.
   *
   * @param order which order it must be about, if it names one; null for any
   * @throws PartnerRefused when it says no
   * @throws PartnerUnreachable when it says later, or nothing that can be understood
   */
  static RestAnswer taken(String partner, String order, Answer answer) {
    if (!answer.ok()) {
      throw failure(partner, answer);
    }
    JsonNode body = read(partner, answer);
    if (body.isMissingNode()) {
      return new RestAnswer(body);
    }
    String state = body.path("state").asText("").toLowerCase(Locale.ROOT);
    if (saysNo(body)) {
      throw new PartnerRefused("%s refused the order%s".formatted(partner, why(body)));
    }
    if (order != null && body.hasNonNull("order") && !body.get("order").asText().equals(order)) {
      throw new PartnerUnreachable(partner + " answered for another order.", null, null);
    }
    if (state.equals("rejected")) {
      throw new PartnerRefused("%s refused the order%s".formatted(partner, why(body)));
    }
    return new RestAnswer(body);
  }

  /** A status that is no success, as the exception that it is. */
  static RuntimeException failure(String partner, Answer answer) {
    int status = answer.status();
    if (status >= 500 || status < 400 || LATER.contains(status)) {
      return new PartnerUnreachable(
          "%s answered with %d.".formatted(partner, status),
          answer.retryAfter(Instant.now()),
          null);
    }
    JsonNode body;
    try {
      body = read(partner, answer);
    } catch (PartnerUnreachable e) {
      body = MissingNode.getInstance();
    }
    return new PartnerRefused("%s refused the order (%d)%s".formatted(partner, status, why(body)));
  }

  private static JsonNode read(String partner, Answer answer) {
    if (answer.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode body = answer.cut() ? null : JSON.readTree(answer.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // falls through: the library's words would repeat the answer
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can be read", e);
    }
    throw new PartnerUnreachable(
        "%s answered with %d, but not with a JSON object.".formatted(partner, answer.status()),
        null,
        null);
  }

  private static boolean saysNo(JsonNode body) {
    JsonNode error = body.path("error");
    JsonNode errors = body.path("errors");
    boolean named =
        (!error.isMissingNode() && !error.isNull() && !error.asText("x").equals("false"))
            || (errors.isContainerNode() && !errors.isEmpty());
    return named
        || FAILED.contains(body.path("status").asText("").toLowerCase(Locale.ROOT))
        || (body.path("success").isBoolean() && !body.path("success").booleanValue());
  }

  /** What the partner says, in one line, as the end of a sentence. */
  private static String why(JsonNode body) {
    for (String pointer :
        new String[] {
          "/error/message", "/error/code", "/error", "/errors/0/message", "/errors/0/code",
          "/errors/0", "/reason", "/detail", "/message", "/title"
        }) {
      JsonNode said = body.at(pointer);
      if (said.isTextual() && !said.textValue().isBlank()) {
        String line = said.textValue().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return ": " + (line.length() > MOST_TEXT ? line.substring(0, MOST_TEXT) : line);
      }
    }
    return ".";
  }

  /** The partner's own number for the order; null when it has none. */
  String reference() {
    for (String name : new String[] {"reference", "id"}) {
      String value = body.path(name).asText("").strip();
      if (!value.isEmpty()) {
        return value.length() > MOST_REFERENCE ? value.substring(0, MOST_REFERENCE) : value;
      }
    }
    return null;
  }

  /** The state that it names, in lower case; empty when it names none. */
  String state() {
    return body.path("state").asText("").toLowerCase(Locale.ROOT);
  }
}
