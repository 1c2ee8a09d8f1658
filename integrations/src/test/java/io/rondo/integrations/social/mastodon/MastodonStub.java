package io.rondo.integrations.social.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Mastodon server that keeps to its contract and can be told to misbehave. */
final class MastodonStub implements AutoCloseable {

  static final String TOKEN = "token-of-brand";
  static final String US = "1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("https?://\\S+");
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final Pattern STATUS = Pattern.compile("/api/v1/statuses/(\\w+)(/\\w+)?");

  final Map<String, ObjectNode> statuses = new LinkedHashMap<>();
  final Map<String, String> descriptions = new HashMap<>();
  private final HttpServer server;
  private final Clock clock;
  private final Map<String, ObjectNode> keys = new HashMap<>();
  private final List<ObjectNode> notifications = new ArrayList<>();
  private final List<String> working = new ArrayList<>();
  private int count = 100;
  private int losing;
  private boolean slowPictures;

  MastodonStub(Clock clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The next statuses are stored, but their answers do not arrive. */
  synchronized void loseAnswers(int answers) {
    losing = answers;
  }

  /** As the server does after an hour. */
  synchronized void forgetKeys() {
    keys.clear();
  }

  /** Pictures take a while from now on, or are all done. */
  synchronized void slowPictures(boolean slow) {
    slowPictures = slow;
    working.clear();
  }

  /** Somebody writes. @return the id of the status */
  synchronized String says(String acct, String html, String inReplyTo) {
    ObjectNode status = status("2", html, html, inReplyTo, "unlisted");
    status.putObject("account").put("acct", acct).put("uri", "https://far.example/users/" + acct);
    notification("mention", acct).set("status", status);
    return status.path("id").asText();
  }

  synchronized void does(String what, String acct, String statusId) {
    notification(what, acct).set("status", statuses.get(statusId));
  }

  private ObjectNode notification(String type, String acct) {
    ObjectNode one = JSON.createObjectNode().put("id", "" + ++count).put("type", type);
    one.put("created_at", clock.instant().toString());
    one.putObject("account").put("acct", acct).put("uri", "https://far.example/users/" + acct);
    notifications.add(0, one);
    return one;
  }

  private ObjectNode status(
      String account, String text, String html, String inReplyTo, String visibility) {
    String id = "" + ++count;
    ObjectNode status = JSON.createObjectNode().put("id", id).put("text", text);
    status.put("content", html).put("visibility", visibility);
    status.put("url", url() + "/@brand/" + id).put("created_at", clock.instant().toString());
    status.put("in_reply_to_id", inReplyTo).put("account_id", account);
    JsonNode parent = inReplyTo == null ? null : statuses.get(inReplyTo);
    status.put(
        "in_reply_to_account_id", parent == null ? null : parent.path("account_id").asText());
    status.put("language", "en").putArray("media_attachments");
    statuses.put(id, status);
    return status;
  }

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Stop(int status, String error) {
      super(error);
      this.status = status;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int code = 200;
    JsonNode answer;
    boolean lost = false;
    try {
      synchronized (this) {
        answer = answer(exchange, body);
        lost = losing > 0 && exchange.getRequestMethod().equals("POST");
        losing -= lost ? 1 : 0;
      }
      code = answer.has("working") ? 206 : 200;
    } catch (Stop stop) {
      code = stop.status;
      answer = JSON.createObjectNode().put("error", stop.getMessage());
    }
    if (!lost) {
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private JsonNode answer(HttpExchange exchange, byte[] body) throws IOException {
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new Stop(401, "The access token is invalid");
    }
    String path = exchange.getRequestURI().getPath();
    String query = "" + exchange.getRequestURI().getQuery();
    String method = exchange.getRequestMethod();
    Matcher status = STATUS.matcher(path);
    if (status.matches()) {
      return ofStatus(method, status.group(1), "" + status.group(2));
    }
    return switch (method + " " + path) {
      case "GET /api/v1/accounts/verify_credentials" -> JSON.createObjectNode().put("id", US);
      case "GET /api/v1/accounts/1/statuses" -> own(query);
      case "GET /api/v1/notifications" -> notifications(query);
      case "POST /api/v2/media" -> media(new String(body, StandardCharsets.UTF_8));
      case "POST /api/v1/statuses" ->
          post(JSON.readTree(body), exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      default -> {
        if (path.startsWith("/api/v1/media/")) {
          String id = path.substring("/api/v1/media/".length());
          ObjectNode media = JSON.createObjectNode().put("id", id);
          yield working.contains(id) ? media.put("working", true) : media;
        }
        throw new Stop(404, "Record not found");
      }
    };
  }

  private JsonNode ofStatus(String method, String id, String part) {
    ObjectNode status = statuses.get(id);
    if (status == null) {
      throw new Stop(404, "Record not found");
    }
    if (method.equals("DELETE")) {
      return statuses.remove(id);
    }
    if (part.equals("/source")) {
      return JSON.createObjectNode().put("text", status.path("text").asText());
    }
    if (part.equals("/context")) {
      ObjectNode context = JSON.createObjectNode();
      ArrayNode ancestors = context.putArray("ancestors");
      String parent = status.path("in_reply_to_id").asText("");
      while (statuses.containsKey(parent)) {
        ancestors.insert(0, statuses.get(parent));
        parent = statuses.get(parent).path("in_reply_to_id").asText("");
      }
      return context;
    }
    return status;
  }

  private ArrayNode own(String query) {
    ArrayNode own = JSON.createArrayNode();
    if (!query.contains("max_id")) {
      statuses.values().stream()
          .filter(status -> status.path("account_id").asText().equals(US))
          .forEach(status -> own.insert(0, status));
    }
    return own;
  }

  /** Right after that id, newest first, as many as asked. */
  private ArrayNode notifications(String query) {
    Matcher min = Pattern.compile("min_id=(\\d+)").matcher(query);
    ArrayNode page = JSON.createArrayNode();
    if (!min.find()) {
      notifications.stream().limit(80).forEach(page::add);
      return page;
    }
    int after = Integer.parseInt(min.group(1));
    List<ObjectNode> newer =
        notifications.stream().filter(one -> one.path("id").asInt() > after).toList();
    newer.subList(Math.max(0, newer.size() - 80), newer.size()).forEach(page::add);
    return page;
  }

  private ObjectNode media(String form) {
    String id = "" + ++count;
    Matcher description = Pattern.compile("name=\"description\"\r\n\r\n(.*?)\r\n").matcher(form);
    descriptions.put(id, description.find() ? description.group(1) : null);
    ObjectNode media = JSON.createObjectNode().put("id", id);
    if (slowPictures) {
      working.add(id);
      return media.putNull("url");
    }
    return media.put("url", url() + "/media/" + id);
  }

  private ObjectNode post(JsonNode in, String key) {
    if (keys.containsKey(key)) {
      return keys.get(key);
    }
    String text = in.path("status").asText();
    String counted = LINK.matcher(text).replaceAll("x".repeat(23));
    if (CHARACTER.matcher(counted).results().count() > 500) {
      throw new Stop(422, "Validation failed: Text character limit of 500 exceeded");
    }
    if (in.path("media_ids").size() > 4) {
      throw new Stop(422, "Cannot attach more than 4 files");
    }
    for (JsonNode id : in.path("media_ids")) {
      if (working.contains(id.asText())) {
        throw new Stop(422, "Cannot attach files that have not finished processing");
      }
    }
    ObjectNode status =
        status(
            US,
            text,
            "<p>" + text + "</p>",
            in.path("in_reply_to_id").asText(null),
            in.path("visibility").asText());
    in.path("media_ids").forEach(((ArrayNode) status.path("media_attachments"))::add);
    keys.put(key, status);
    return status;
  }
}
