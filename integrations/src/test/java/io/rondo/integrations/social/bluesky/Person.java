package io.rondo.integrations.social.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Somebody on the network who uses it by its own API, without Rondo. */
final class Person {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final String handle;
  final String did;
  private final String server;
  private final String token;

  private Person(String server, String handle, JsonNode account) {
    this.server = server;
    this.handle = handle;
    this.did = account.path("did").asText();
    this.token = account.path("accessJwt").asText();
  }

  static Person join(String server, String handle) {
    ObjectNode account =
        object()
            .put("handle", handle)
            .put("email", handle.replace(".test", "@mail.test"))
            .put("password", "password-of-" + handle);
    return new Person(
        server, handle, call(server, "com.atproto.server.createAccount", null, account));
  }

  String appPassword() {
    ObjectNode name = object().put("name", "rondo");
    return call(server, "com.atproto.server.createAppPassword", token, name)
        .path("password")
        .asText();
  }

  /** What stands under that name; missing when nothing does. */
  JsonNode record(String uri) {
    String[] parts = uri.substring("at://".length()).split("/");
    return get(
        "com.atproto.repo.getRecord?repo=%s&collection=%s&rkey=%s"
            .formatted(parts[0], parts[1], parts[2]));
  }

  int posts(String ofDid) {
    return get("com.atproto.repo.listRecords?limit=100&collection=app.bsky.feed.post&repo=" + ofDid)
        .path("records")
        .size();
  }

  /** The post as the app view shows it; missing until it does. */
  JsonNode seen(String uri) {
    return get("app.bsky.feed.getPosts?uris=" + Xrpc.encoded(uri)).at("/posts/0");
  }

  String reply(String text, JsonNode root, JsonNode parent) {
    ObjectNode record = object().put("text", text);
    ObjectNode reply = record.putObject("reply");
    reply.set("root", ref(root));
    reply.set("parent", ref(parent));
    return create("app.bsky.feed.post", record);
  }

  String mention(Person other) {
    ObjectNode record = object().put("text", "@" + other.handle + " nice");
    ObjectNode facet = record.putArray("facets").addObject();
    facet.putObject("index").put("byteStart", 0).put("byteEnd", other.handle.length() + 1);
    facet
        .putArray("features")
        .addObject()
        .put("$type", "app.bsky.richtext.facet#mention")
        .put("did", other.did);
    return create("app.bsky.feed.post", record);
  }

  String like(JsonNode post) {
    return create("app.bsky.feed.like", object().set("subject", ref(post)));
  }

  String repost(JsonNode post) {
    return create("app.bsky.feed.repost", object().set("subject", ref(post)));
  }

  private static ObjectNode ref(JsonNode post) {
    return object().put("uri", post.path("uri").asText()).put("cid", post.path("cid").asText());
  }

  private String create(String collection, ObjectNode record) {
    record.put("$type", collection).put("createdAt", BlueskyAccount.time(Instant.now()));
    ObjectNode body = object().put("repo", did).put("collection", collection);
    body.set("record", record);
    return call(server, "com.atproto.repo.createRecord", token, body).path("uri").asText();
  }

  private JsonNode get(String path) {
    return send(
        HttpRequest.newBuilder(URI.create(server + "/xrpc/" + path))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private static JsonNode call(String server, String method, String token, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/xrpc/" + method))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    JsonNode answer = send(request.build());
    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer);
    }
    return answer;
  }

  private static JsonNode send(HttpRequest request) {
    try {
      String body = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
