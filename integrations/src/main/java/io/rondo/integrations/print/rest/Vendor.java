package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.http.Unanswered;
import io.rondo.integrations.print.VendorAnswers;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls one service by its mapping and our credentials. One for each piece of work. */
final class Vendor {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAUTHORIZED = 401;

  private final PartnerHttp http;
  private final String partner;
  private final Mapping mapping;
  private final Map<String, String> credentials;
  private String token;

  Vendor(PartnerHttp http, String partner, Mapping mapping, Map<String, String> credentials) {
    this.http = http;
    this.partner = partner;
    this.mapping = mapping;
    this.credentials = credentials;
  }

  /**
   * One exchange.
   *
   * @param body null for none
   * @param key the idempotency key; null for a request that changes nothing
   * @return an answer that is neither busy nor a closed door
   * @throws PartnerUnreachable when it is to be tried again
   */
  Answer send(String method, String path, String type, byte[] body, String key) {
    Answer answer = once(method, path, type, body, key);
    if (answer.status() == UNAUTHORIZED && token != null) {
      token = null; // it ran out
      answer = once(method, path, type, body, key);
    }
    VendorAnswers.mustBeHeard(partner, answer);
    return answer;
  }

  /** The body of an answer. @throws PartnerUnreachable when it is no JSON */
  JsonNode json(Answer answer) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      if (json != null && json.isContainerNode()) {
        return json;
      }
    } catch (IOException e) {
      throw notAsAgreed(e);
    }
    throw notAsAgreed(null);
  }

  /** A text of an answer. @throws PartnerUnreachable when it lacks it */
  String text(JsonNode json, String pointer) {
    String value = json.at(pointer).asText("");
    if (value.isEmpty()) {
      throw notAsAgreed(null);
    }
    return value;
  }

  private PartnerUnreachable notAsAgreed(Exception e) {
    return new PartnerUnreachable(
        "%s answered with something else than its mapping says.".formatted(partner), null, e);
  }

  private Answer once(String method, String path, String type, byte[] body, String key) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    if (type != null) {
      headers.put("Content-Type", type);
    }
    if (key != null) {
      headers.put(mapping.optional("/create/idempotency_header").orElse("Idempotency-Key"), key);
    }
    String url = mapping.url(path);
    if (url.startsWith(mapping.url("/"))) {
      login(headers); // an upload address elsewhere carries its own proof
    }
    return exchange(method, url, headers, body);
  }

  private Answer exchange(String method, String url, Map<String, String> headers, byte[] body) {
    try {
      return http.send(method, url, headers, body);
    } catch (Unanswered e) {
      throw new PartnerUnreachable(
          "%s could not be reached. %s".formatted(partner, e.getMessage()), null, e);
    }
  }

  private void login(Map<String, String> headers) {
    switch (mapping.optional("/auth/kind").orElse("none")) {
      case "basic" -> {
        String pair = credentials.getOrDefault("api_key", "") + ":";
        headers.put("Authorization", "Basic " + base64(pair));
      }
      case "header" ->
          headers.put(mapping.text("/auth/name"), credentials.getOrDefault("api_key", ""));
      case "oauth2" -> headers.put("Authorization", "Bearer " + token());
      default -> {
        // needs none
      }
    }
  }

  private String token() {
    if (token == null) {
      String form =
          "grant_type=client_credentials&client_id="
              + encoded(mapping.setting("client_id"))
              + "&client_secret="
              + encoded(credentials.getOrDefault("client_secret", ""))
              + mapping.optional("/auth/scope").map(scope -> "&scope=" + encoded(scope)).orElse("");
      Answer answer =
          exchange(
              "POST",
              mapping.url(mapping.text("/auth/token_url")),
              Map.of("Content-Type", "application/x-www-form-urlencoded"),
              form.getBytes(StandardCharsets.UTF_8));
      VendorAnswers.mustBeHeard(partner, answer);
      if (!answer.ok()) {
        throw new PartnerUnreachable(
            "%s does not let us in: check the credentials.".formatted(partner), null, null);
      }
      token = text(json(answer), "/access_token");
    }
    return token;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
