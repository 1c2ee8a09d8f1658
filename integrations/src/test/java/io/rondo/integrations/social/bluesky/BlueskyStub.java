package io.rondo.integrations.social.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A small Bluesky network that keeps the limits of the lexicons and can be told to misbehave. */
final class BlueskyStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TID = Pattern.compile("[2-7a-j][2-7a-z]{12}");
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final String POST = "app.bsky.feed.post";

  private final HttpServer server;
  private final Map<String, String> dids = new HashMap<>();
  private final Map<String, String> logins = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, ObjectNode> records = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> told = new HashMap<>();
  private int count;
  private int logged;
  private int busy;
  private int losing;
  private String busyUntil;

  BlueskyStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/xrpc/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every token that was given out so far has run out. */
  synchronized void expireTokens() {
    tokens.replaceAll((token, did) -> token.startsWith("refresh") ? did : "expired");
  }

  /** Also the refresh tokens. */
  synchronized void forgetTokens() {
    tokens.clear();
  }

  /** The next calls meet a limit that ends then, in seconds since 1970. */
  synchronized void busy(int calls, String until) {
    busy = calls;
    busyUntil = until;
  }

  /** The next records are stored, but their answers do not arrive. */
  synchronized void loseAnswers(int answers) {
    losing = answers;
  }

  synchronized int logins() {
    return logged;
  }

  /** So many likes at once, a second apart. */
  synchronized void storm(String did, String post, int likes, Instant from) {
    for (int i = 0; i < likes; i++) {
      tell(did, "like", "at://did:plc:fan" + i + "/app.bsky.feed.like/3" + i, from.plusSeconds(i))
          .put("reasonSubject", post);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Refused(int status, String error, String message) {}

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    Stop(int status, String error, String message) {
      refused = new Refused(status, error, message);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int status = 200;
    JsonNode answer;
    boolean lost = false;
    try {
      synchronized (this) {
        answer = answer(exchange, body);
        lost = losing > 0 && exchange.getRequestURI().getPath().endsWith("putRecord");
        losing -= lost ? 1 : 0;
      }
    } catch (Stop stop) {
      status = stop.refused.status();
      answer =
          JSON.createObjectNode()
              .put("error", stop.refused.error())
              .put("message", stop.refused.message());
      if (status == 429) {
        exchange.getResponseHeaders().add("ratelimit-reset", busyUntil);
      }
    }
    if (!lost) {
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private JsonNode answer(HttpExchange exchange, byte[] body) throws IOException {
    if (busy > 0) {
      busy--;
      throw new Stop(429, "RateLimitExceeded", "Rate Limit Exceeded");
    }
    String method = exchange.getRequestURI().getPath().substring("/xrpc/".length());
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    JsonNode in = "application/json".equals(type) && body.length > 0 ? JSON.readTree(body) : null;
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    String token = bearer == null ? "" : bearer.substring("Bearer ".length());
    return switch (method) {
      case "com.atproto.server.createAccount" -> join(in.path("handle").asText());
      case "com.atproto.server.createSession" -> login(in);
      case "com.atproto.server.refreshSession" -> session(who(token));
      case "com.atproto.server.createAppPassword" -> appPassword(who(token));
      case "com.atproto.repo.uploadBlob" -> blob(who(token), type, body);
      case "com.atproto.repo.putRecord" ->
          put(who(token), in, in.path("rkey").asText(), in.path("record"));
      case "com.atproto.repo.createRecord" ->
          put(who(token), in, RecordKey.of("" + ++count, Instant.now()), in.path("record"));
      case "com.atproto.repo.deleteRecord" -> delete(who(token), in);
      case "com.atproto.repo.getRecord" -> get(query);
      case "com.atproto.repo.listRecords" -> list(query);
      case "com.atproto.identity.resolveHandle" -> resolve(query.get("handle"));
      case "app.bsky.feed.getPosts" -> posts(who(token), query.get("uris"));
      case "app.bsky.notification.listNotifications" -> notifications(who(token), query);
      default -> throw new Stop(501, "MethodNotImplemented", "Method Not Implemented");
    };
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new HashMap<>();
    if (raw != null) {
      Arrays.stream(raw.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> values.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
    return values;
  }

  private String who(String token) {
    String did = tokens.get(token);
    if (did == null) {
      throw new Stop(400, "InvalidToken", "Token could not be verified");
    }
    if (did.equals("expired")) {
      throw new Stop(400, "ExpiredToken", "Token has expired");
    }
    return did;
  }

  private ObjectNode join(String handle) {
    String did = "did:plc:" + handle.replace(".", "").repeat(3);
    dids.put(handle, did);
    return session(did);
  }

  private ObjectNode appPassword(String did) {
    String password = "app-" + did.hashCode() + "-" + ++count;
    logins.put(password, did);
    return JSON.createObjectNode().put("password", password);
  }

  private ObjectNode login(JsonNode in) {
    String did = logins.get(in.path("password").asText());
    if (did == null || !did.equals(dids.get(in.path("identifier").asText()))) {
      throw new Stop(401, "AuthenticationRequired", "Invalid identifier or password");
    }
    logged++;
    return session(did);
  }

  private ObjectNode session(String did) {
    String access = "access-" + ++count;
    String refresh = "refresh-" + count;
    tokens.put(access, did);
    tokens.put(refresh, did);
    return JSON.createObjectNode()
        .put("did", did)
        .put("accessJwt", access)
        .put("refreshJwt", refresh);
  }

  private ObjectNode blob(String did, String type, byte[] body) {
    if (body.length > 50_000_000) {
      throw new Stop(413, "BlobTooLarge", "too large");
    }
    ObjectNode blob = JSON.createObjectNode();
    blob.putObject("blob")
        .put("$type", "blob")
        .put("mimeType", type)
        .put("size", body.length)
        .putObject("ref")
        .put("$link", "bafk" + did.hashCode() + Arrays.hashCode(body));
    return blob;
  }

  private ObjectNode put(String did, JsonNode in, String rkey, JsonNode record) {
    String collection = in.path("collection").asText();
    if (!in.path("repo").asText().equals(did)) {
      throw new Stop(401, "AuthMissing", "Not your repository");
    }
    if (collection.equals(POST)) {
      check(rkey, record);
    }
    String uri = "at://" + did + "/" + collection + "/" + rkey;
    ObjectNode stored = JSON.createObjectNode().put("uri", uri).put("cid", cid(record));
    boolean fresh = !records.containsKey(uri);
    stored.set("value", record);
    records.put(uri, stored);
    if (fresh) {
      tellOthers(did, uri, record);
    }
    return JSON.createObjectNode().put("uri", uri).put("cid", cid(record));
  }

  private static String cid(JsonNode record) {
    return "bafy" + Integer.toHexString(record.toString().hashCode());
  }

  private static void check(String rkey, JsonNode record) {
    String text = record.path("text").asText();
    long characters = CHARACTER.matcher(text).results().count();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    JsonNode images = record.at("/embed/images");
    if (!TID.matcher(rkey).matches()) {
      throw invalid("Invalid TID string");
    }
    if (!record.has("text") || !record.has("createdAt")) {
      throw invalid("text and createdAt are required");
    }
    if (bytes > 3000) {
      throw invalid("string too big (maximum 3000, got " + bytes + ") at $.record.text");
    }
    if (characters > 300) {
      throw invalid("grapheme too big (maximum 300, got " + characters + ") at $.record.text");
    }
    if (images.size() > 4) {
      throw invalid("array too big (maximum 4)");
    }
    for (JsonNode image : images) {
      if (!image.has("alt") || image.at("/image/size").asInt() > 1_000_000) {
        throw invalid("a picture without alt, or of more than 1000000 bytes");
      }
    }
    for (JsonNode facet : record.path("facets")) {
      int end = facet.at("/index/byteEnd").asInt();
      if (end > bytes || end <= facet.at("/index/byteStart").asInt()) {
        throw invalid("facet outside the text");
      }
    }
  }

  private static Stop invalid(String message) {
    return new Stop(400, "InvalidRequest", message);
  }

  private void tellOthers(String did, String uri, JsonNode record) {
    String reason =
        switch (record.path("$type").asText()) {
          case "app.bsky.feed.like" -> "like";
          case "app.bsky.feed.repost" -> "repost";
          default -> record.has("reply") ? "reply" : "mention";
        };
    String subject =
        reason.equals("reply")
            ? record.at("/reply/parent/uri").asText()
            : record.at("/subject/uri").asText();
    String whom =
        reason.equals("mention")
            ? record.at("/facets/0/features/0/did").asText()
            : subject.replaceAll("at://([^/]*)/.*", "$1");
    if (whom.isEmpty() || whom.equals(did)) {
      return;
    }
    ObjectNode told = tell(whom, reason, uri, Instant.parse(record.path("createdAt").asText()));
    told.putObject("author").put("did", did);
    told.set("record", record);
    if (!subject.isEmpty()) {
      told.put("reasonSubject", subject);
    }
  }

  private ObjectNode tell(String whom, String reason, String uri, Instant at) {
    ObjectNode one = JSON.createObjectNode();
    one.put("uri", uri).put("reason", reason).put("indexedAt", BlueskyAccount.time(at));
    one.putObject("author").put("did", uri.replaceAll("at://([^/]*)/.*", "$1"));
    told.computeIfAbsent(whom, did -> new ArrayList<>()).add(0, one);
    return one;
  }

  private ObjectNode delete(String did, JsonNode in) {
    records.remove(
        "at://" + did + "/" + in.path("collection").asText() + "/" + in.path("rkey").asText());
    return JSON.createObjectNode();
  }

  private ObjectNode get(Map<String, String> query) {
    ObjectNode record =
        records.get(
            "at://%s/%s/%s"
                .formatted(query.get("repo"), query.get("collection"), query.get("rkey")));
    if (record == null) {
      throw new Stop(400, "RecordNotFound", "Could not locate record");
    }
    return record;
  }

  private ObjectNode list(Map<String, String> query) {
    String prefix = "at://%s/%s/".formatted(query.get("repo"), query.get("collection"));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode found = answer.putArray("records");
    records.forEach(
        (uri, record) -> {
          if (uri.startsWith(prefix)) {
            found.add(record);
          }
        });
    return answer;
  }

  private ObjectNode resolve(String handle) {
    if (!dids.containsKey(handle)) {
      throw invalid("Unable to resolve handle");
    }
    return JSON.createObjectNode().put("did", dids.get(handle));
  }

  private ObjectNode posts(String reader, String uri) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode posts = answer.putArray("posts");
    if (!reader.isEmpty() && records.containsKey(uri)) {
      ObjectNode post = posts.addObject().put("uri", uri);
      post.put("cid", records.get(uri).path("cid").asText());
      post.set("record", records.get(uri).path("value"));
    }
    return answer;
  }

  private ObjectNode notifications(String did, Map<String, String> query) {
    List<ObjectNode> all = told.getOrDefault(did, List.of());
    int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
    int to = Math.min(all.size(), from + Integer.parseInt(query.get("limit")));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode page = answer.putArray("notifications");
    all.subList(Math.min(from, to), to).forEach(page::add);
    if (to < all.size()) {
      answer.put("cursor", "" + to);
    }
    return answer;
  }
}
