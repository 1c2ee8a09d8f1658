package io.rondo.integrations.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.GuardedClient;
import io.rondo.integrations.http.Request;
import io.rondo.integrations.http.Unanswered;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.NetworkUnreachable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * Calls the server of a network by the route {@code social.callNetwork}, under the same guard as
 * every partner: to public addresses only, no redirects, bounded in time and length.
 */
public final class NetworkHttp {

  private static final int TOO_MANY = 429;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProducerTemplate camel;
  private final Clock clock;

  /**
   * @param camel where the route is
   */
  public NetworkHttp(ProducerTemplate camel, Clock clock) {
    this.camel = camel;
    this.clock = clock;
  }

  /**
   * One exchange.
   *
   * @param network for people
   * @param token null for a call without one
   * @param type of the body; null for none
   * @param more headers; may be empty
   * @return an answer of any status but those of a busy or broken server
   * @throws NetworkUnreachable when it is to be tried again
   */
  public Answer send(
      String network,
      String method,
      String url,
      String token,
      String type,
      byte[] body,
      Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.putIfAbsent("Accept", "application/json");
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    if (type != null) {
      headers.put("Content-Type", type);
    }
    Answer answer = answer(network, new Request(method, url, headers, body));
    if (answer.status() == TOO_MANY || answer.status() >= 500) {
      throw new NetworkUnreachable(
          "%s is busy (status %d).".formatted(network, answer.status()), pause(answer), null);
    }
    if (answer.cut()) {
      throw new NetworkUnreachable("%s answers with too much.".formatted(network), null, null);
    }
    return answer;
  }

  private Answer answer(String network, Request request) {
    try {
      return camel.requestBody(NetworkRoutes.CALL, request, Answer.class);
    } catch (CamelExecutionException e) {
      if (!(e.getCause() instanceof IOException reason)) {
        throw e;
      }
      Unanswered unanswered = GuardedClient.unanswered(reason);
      if (unanswered.refused()) {
        throw new NetworkRefused("%s is not asked: %s".formatted(network, unanswered.getMessage()));
      }
      throw new NetworkUnreachable(
          "%s could not be reached. %s".formatted(network, unanswered.getMessage()),
          null,
          unanswered);
    }
  }

  /** The JSON of an answer. @throws NetworkUnreachable when it is none */
  public static JsonNode json(String network, Answer answer) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      if (json != null && json.isContainerNode()) {
        return json;
      }
    } catch (IOException e) {
      // said below
    }
    throw new NetworkUnreachable(
        "%s answers with something else than was agreed.".formatted(network), null, null);
  }

  /** As it is sent. */
  public static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** How long to leave it alone: Retry-After, or the moment at which its limit ends. */
  private Duration pause(Answer answer) {
    Duration asked = answer.retryAfter(clock.instant());
    String reset =
        answer.headers().getOrDefault("ratelimit-reset", answer.headers().get("x-ratelimit-reset"));
    if (asked == null && reset != null) {
      asked = until(reset);
    }
    return asked == null || asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }

  /** Seconds since 1970, or a time. */
  private Duration until(String reset) {
    try {
      Instant at =
          reset.matches("\\d{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(reset))
              : Instant.parse(reset);
      Duration pause = Duration.between(clock.instant(), at);
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  /** What a network said, for people: one line, not too long. */
  public static String said(String text) {
    String line = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200);
  }
}
