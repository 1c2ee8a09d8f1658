package io.rondo.integrations.social.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.social.Multipart;
import io.rondo.integrations.social.NetworkHttp;
import io.rondo.workers.social.NetworkRefused;
import java.util.Map;
import java.util.Optional;

/** Calls of a Mastodon server in the name of one account. */
final class MastodonApi {

  static final int NOT_FOUND = 404;
  static final int STILL_WORKING = 206;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NETWORK = "Mastodon";

  private final NetworkHttp http;
  private final String server;
  private final String token;

  MastodonApi(NetworkHttp http, String server, String token) {
    this.http = http;
    this.server = server;
    this.token = token;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  JsonNode get(String path) {
    return success(send("GET", path, null, null, Map.of()));
  }

  /** Empty where nothing stands. */
  Optional<JsonNode> find(String path) {
    Answer answer = send("GET", path, null, null, Map.of());
    return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(success(answer));
  }

  /** The answer, whose status says more than its body. */
  Answer ask(String path) {
    Answer answer = send("GET", path, null, null, Map.of());
    success(answer);
    return answer;
  }

  /**
   * @param key the same for the same request, for an hour
   */
  JsonNode post(String path, JsonNode body, String key) {
    return success(
        send(
            "POST",
            path,
            "application/json",
            NetworkHttp.bytes(body),
            Map.of("Idempotency-Key", key)));
  }

  JsonNode post(String path, Multipart form) {
    return success(send("POST", path, form.type(), form.body(), Map.of()));
  }

  /** What is not there is deleted. */
  void delete(String path) {
    Answer answer = send("DELETE", path, null, null, Map.of());
    if (answer.status() != NOT_FOUND) {
      success(answer);
    }
  }

  private Answer send(
      String method, String path, String type, byte[] body, Map<String, String> headers) {
    return http.send(NETWORK, method, server + path, token, type, body, headers);
  }

  private static JsonNode success(Answer answer) {
    if (answer.status() == 401) {
      throw new NetworkRefused(
          "Mastodon does not let us in: check the access token of the account in the settings.");
    }
    JsonNode json = NetworkHttp.json(NETWORK, answer);
    if (!answer.ok()) {
      throw new NetworkRefused(
          "Mastodon says no (status %d): %s"
              .formatted(answer.status(), NetworkHttp.said(json.path("error").asText(""))));
    }
    return json;
  }
}
