package io.rondo.integrations.social.graph;

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
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Two closed networks that keep to their contracts: one takes forms, the other JSON in steps. */
final class GraphStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, Map<String, String>> posts = new LinkedHashMap<>();
  final List<String> requests = new ArrayList<>();
  final List<String> uploadTokens = new ArrayList<>();
  private final HttpServer server;
  private final Clock clock;
  private String accepted = "page-token";
  private int count;
  private int losing;
  private int working;
  private String failure;

  GraphStub(Clock clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** With the version in the address. */
  String url() {
    return "http://127.0.0.1:" + port() + "/v23.0";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  synchronized void loseAnswers(int answers) {
    losing = answers;
  }

  /** The next request is answered by this error. */
  synchronized void fail(String json) {
    failure = json;
  }

  /** So many looks at an upload find it unfinished. */
  synchronized void working(int looks) {
    working = looks;
  }

  /** Only tokens that are given out from now on are let in. */
  synchronized void giveOutTokens() {
    accepted = "fresh-" + ++count;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    String path = exchange.getRequestURI().getPath();
    int status = 200;
    ObjectNode answer = JSON.createObjectNode();
    boolean lost = false;
    synchronized (this) {
      requests.add(exchange.getRequestMethod() + " " + path);
      String token = "" + exchange.getRequestHeaders().getFirst("Authorization");
      if (path.equals("/oauth/token")) {
        boolean known = body.contains("refresh_token=geheim") && body.contains("client_id=rondo");
        status = known ? 200 : 400;
        answer.put("access_token", accepted);
      } else if (path.startsWith("/v23.0-files/put/")) {
        uploadTokens.add(token);
      } else if (!token.equals("Bearer " + accepted)) {
        status = 401;
        answer.put("message", "expired");
      } else if (failure != null) {
        status = 400;
        answer = (ObjectNode) JSON.readTree(failure);
        failure = null;
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        status = posts.remove(path.substring(path.lastIndexOf('/') + 1)) == null ? 404 : 200;
      } else {
        answer(exchange, path, body, answer);
        lost = losing > 0 && (path.endsWith("/feed") || path.endsWith("/posts"));
        losing -= lost ? 1 : 0;
      }
    }
    if (!lost) {
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange, String path, String body, ObjectNode answer)
      throws IOException {
    boolean read = exchange.getRequestMethod().equals("GET");
    switch (path) {
      case "/v23.0/shop/photos" -> {
        boolean whole =
            body.contains("name=\"source\"")
                && body.contains("image/png")
                && body.contains("A red coat")
                && "202611".equals(exchange.getRequestHeaders().getFirst("Api-Version"));
        answer.put("id", whole ? "photo-" + ++count : "");
      }
      case "/v23.0/shop/feed" -> {
        if (read) {
          list(answer.putArray("data"), "message", "created_time");
        } else {
          answer.put("id", keep(form(body)));
        }
      }
      case "/v23.0/shop/uploads" ->
          answer.put("upload_url", url() + "-files/put/1").put("id", "up-1"); // begins like ours
      case "/v23.0/uploads/up-1" -> {
        answer.put("id", "asset-1").put("status", working > 0 ? "IN_PROGRESS" : "FINISHED");
        working--;
      }
      case "/v23.0/posts" -> {
        if (read) {
          list(answer.putArray("elements"), "commentary", "created");
        } else {
          JsonNode post = JSON.readTree(body.getBytes(StandardCharsets.ISO_8859_1));
          Map<String, String> fields = new LinkedHashMap<>();
          post.properties()
              .forEach(
                  field ->
                      fields.put(
                          field.getKey(),
                          field.getValue().isTextual()
                              ? field.getValue().asText()
                              : field.getValue().toString()));
          exchange.getResponseHeaders().add("x-restli-id", keep(fields));
        }
      }
      default -> throw new IOException("unknown " + path);
    }
  }

  private String keep(Map<String, String> fields) {
    String id = "post-" + ++count;
    fields.put("at", clock.instant().toString());
    posts.put(id, fields);
    return id;
  }

  private void list(ArrayNode list, String text, String time) {
    posts.forEach(
        (id, post) -> {
          ObjectNode one = list.addObject().put("id", id).put(text, post.get(text));
          if (time.equals("created")) {
            one.put(time, java.time.Instant.parse(post.get("at")).toEpochMilli());
          } else {
            one.put(time, post.get("at").replace("Z", "+0000"));
          }
        });
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }
}
