package io.rondo.integrations.social.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.social.NetworkHttp;
import io.rondo.workers.social.NetworkRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Calls of a personal data server in the name of one account. One session serves all calls; it is
 * renewed when it runs out, since a login counts against a small daily limit.
 */
final class Xrpc {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NETWORK = "Bluesky";

  private final NetworkHttp http;
  private final String server;
  private final String handle;
  private final String password;
  private Session session;

  Xrpc(NetworkHttp http, String server, String handle, String password) {
    this.http = http;
    this.server = server;
    this.handle = handle;
    this.password = password;
  }

  private record Session(String did, String access, String refresh) {}

  /** An answer that is no success. */
  static final class Said extends NetworkRefused {

    private final String error;

    Said(String error, String message) {
      super("Bluesky says no (%s): %s".formatted(error, NetworkHttp.said(message)));
      this.error = error;
    }

    /** The protocol's word for it, for example {@code RecordNotFound}. */
    String error() {
      return error;
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The lasting name of the account. */
  synchronized String did() {
    return session().did();
  }

  JsonNode query(String method, String parameters) {
    return call("GET", method + "?" + parameters, null, null);
  }

  JsonNode procedure(String method, JsonNode body) {
    return call("POST", method, "application/json", NetworkHttp.bytes(body));
  }

  JsonNode upload(String mime, byte[] bytes) {
    return call("POST", "com.atproto.repo.uploadBlob", mime, bytes);
  }

  private JsonNode call(String verb, String path, String type, byte[] body) {
    Session used = current();
    Answer answer = send(verb, path, used.access(), type, body);
    if (hasExpired(answer)) {
      answer = send(verb, path, renewed(used).access(), type, body);
    }
    return success(answer);
  }

  private synchronized Session current() {
    return session();
  }

  private Session session() {
    if (session == null) {
      ObjectNode login = object().put("identifier", handle).put("password", password);
      Answer answer =
          send(
              "POST",
              "com.atproto.server.createSession",
              null,
              "application/json",
              NetworkHttp.bytes(login));
      if (answer.status() == 401) {
        throw new NetworkRefused(
            "Bluesky does not let %s in: check its handle and app password in the settings."
                .formatted(handle));
      }
      session = session(success(answer));
    }
    return session;
  }

  /** Another thread may have renewed it meanwhile. */
  private synchronized Session renewed(Session expired) {
    if (session == expired) {
      Answer answer =
          send("POST", "com.atproto.server.refreshSession", expired.refresh(), null, null);
      session = answer.ok() ? session(success(answer)) : null;
    }
    return session();
  }

  private static Session session(JsonNode json) {
    return new Session(
        json.path("did").asText(),
        json.path("accessJwt").asText(),
        json.path("refreshJwt").asText());
  }

  private Answer send(String verb, String path, String token, String type, byte[] body) {
    return http.send(NETWORK, verb, server + "/xrpc/" + path, token, type, body, Map.of());
  }

  private static boolean hasExpired(Answer answer) {
    if (answer.status() != 400 && answer.status() != 401) {
      return false;
    }
    String error = error(answer);
    return answer.status() == 401 || error.equals("ExpiredToken") || error.equals("InvalidToken");
  }

  private static String error(Answer answer) {
    return NetworkHttp.json(NETWORK, answer).path("error").asText("status " + answer.status());
  }

  private static JsonNode success(Answer answer) {
    JsonNode json = NetworkHttp.json(NETWORK, answer);
    if (!answer.ok()) {
      throw new Said(error(answer), json.path("message").asText(""));
    }
    return json;
  }
}
