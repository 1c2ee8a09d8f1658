package io.rondo.processes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rondo.integrations.webhook.Signatures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rondo as a partner's own software sees it: the partner API, by HTTP and with a key. */
public final class DemoApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;
  private final String key;

  /**
   * @param base address of Rondo, without a slash at its end
   */
  public DemoApi(String base, String key) {
    this.base = base;
    this.key = key;
  }

  /** What Rondo answers to a question; missing when it does not answer with success. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Tells something; the same key again is the same. */
  JsonNode post(String path, String idempotencyKey, Map<String, ?> body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Idempotency-Key", idempotencyKey)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /** Sends a file to an upload. */
  JsonNode put(String path, byte[] file) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(file)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Accept", "application/json");
  }

  /** Posts a callback signed with the partner's secret. @return the status */
  int callback(String partner, String secret, String id, String type, Map<String, ?> data)
      throws IOException, InterruptedException {
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of(
                "type", type, "timestamp", Clock.systemUTC().instant().toString(), "data", data));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/partner/v1/callbacks/" + partner))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    Signatures.headers(id, Clock.systemUTC().instant(), body, List.of(secret))
        .forEach(request::header);
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    boolean taken = answer.statusCode() >= 200 && answer.statusCode() < 300;
    return taken && !answer.body().isEmpty()
        ? JSON.readTree(answer.body())
        : MissingNode.getInstance();
  }
}
