package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A print-and-mail service that keeps to its contract and can be told to misbehave. */
final class VendorStub implements AutoCloseable {

  static final String API_KEY = "live_0123";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RECIPIENT = Pattern.compile("po_1-(r\\d+)$");

  private final HttpServer server;
  private final String scheme;
  private final Map<String, byte[]> bodies = new LinkedHashMap<>();
  private final Map<String, ObjectNode> letters = new LinkedHashMap<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private int requests;
  private int busy;
  private int loseAnswers;
  private String nextBody;
  private CountDownLatch slow = new CountDownLatch(0);
  private String state = "rendered";

  VendorStub() {
    this(null, 0);
  }

  /**
   * @param tls null for none
   * @param port 0 for any
   */
  VendorStub(SSLContext tls, int port) {
    scheme = tls == null ? "http" : "https";
    try {
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
      if (tls == null) {
        server = HttpServer.create(address, 0);
      } else {
        HttpsServer secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return scheme + "://127.0.0.1:" + port() + "/v1";
  }

  /** The next requests are answered by 429 and Retry-After: 17. */
  synchronized void busy(int times) {
    busy = times;
  }

  /** The next letters are taken, and the answer gets lost. */
  synchronized void loseAnswers(int times) {
    loseAnswers = times;
  }

  /** The next letter is answered by 200 and this. */
  synchronized void answer(String body) {
    nextBody = body;
  }

  /** Answers wait until this is counted down. */
  void slow(CountDownLatch until) {
    slow = until;
  }

  synchronized void refuse(String recipient) {
    refused.put(recipient, "no such street");
  }

  synchronized void state(String now) {
    letters.values().forEach(letter -> letter.put("status", now));
    state = now;
  }

  synchronized int letters() {
    return letters.size();
  }

  synchronized int requests() {
    return requests;
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  List<String> logins() {
    return List.copyOf(logins);
  }

  @Override
  public void close() {
    slow.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    try {
      slow.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      requests++;
      String login = exchange.getRequestHeaders().getFirst("Authorization");
      String header = exchange.getRequestHeaders().getFirst("x-api-key");
      logins.add(login == null ? "key " + header : login);
      if (busy > 0) {
        busy--;
        exchange.getResponseHeaders().add("Retry-After", "17");
        answer(exchange, 429, "{}");
      } else if (path.endsWith("/auth/access-tokens")) {
        boolean known = new String(body, StandardCharsets.UTF_8).contains("client_secret=geheim");
        answer(exchange, known ? 200 : 400, known ? "{\"access_token\":\"tok\"}" : "{}");
      } else if (path.endsWith("/file-upload")) {
        answer(
            exchange,
            200,
            "{\"data\":{\"attributes\":{\"url\":\"%s/put\",\"url_signature\":\"sig\"}}}"
                .formatted(url().replace("/v1", "")));
      } else if (exchange.getRequestMethod().equals("PUT")) {
        answer(
            exchange,
            new String(body, 0, 4, StandardCharsets.US_ASCII).equals("%PDF") ? 200 : 400,
            "{}");
      } else if (exchange.getRequestMethod().equals("GET")) {
        list(exchange);
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        boolean may =
            letters.values().stream()
                .anyMatch(
                    l ->
                        l.get("id").asText().equals(id)
                            && l.get("status").asText().equals("rendered"));
        answer(exchange, may ? 200 : 422, "{}");
      } else {
        create(exchange, body);
      }
    }
  }

  private void create(HttpExchange exchange, byte[] body) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key == null) {
      answer(exchange, 400, "{}");
      return;
    }
    keys.add(key);
    if (bodies.containsKey(key) && !Arrays.equals(bodies.get(key), body)) {
      answer(exchange, 409, "{}");
      return;
    }
    Matcher matcher = RECIPIENT.matcher(key);
    String recipient = matcher.find() ? matcher.group(1) : "";
    if (refused.containsKey(recipient)) {
      answer(exchange, 422, "{\"error\":{\"message\":\"no such street\"}}");
      return;
    }
    if (nextBody != null) {
      answer(exchange, 200, nextBody);
      nextBody = null;
      return;
    }
    bodies.put(key, body);
    ObjectNode letter =
        letters.computeIfAbsent(
            key,
            k -> {
              ObjectNode made =
                  JSON.createObjectNode().put("id", "ltr_" + letters.size()).put("status", state);
              made.putObject("metadata").put("order", "po_1").put("recipient", recipient);
              return made;
            });
    if (loseAnswers > 0) {
      loseAnswers--;
      exchange.close();
      return;
    }
    answer(
        exchange,
        200,
        "{\"id\":\"%s\",\"data\":{\"id\":\"x\"}}".formatted(letter.get("id").asText()));
  }

  private void list(HttpExchange exchange) throws IOException {
    int offset =
        Integer.parseInt(
            exchange.getRequestURI().getQuery().replaceAll(".*(offset|skip)\\]?=(\\d+).*", "$2"));
    ArrayNode data = JSON.createArrayNode();
    letters.values().stream().skip(offset).limit(2).forEach(data::add);
    ObjectNode page = JSON.createObjectNode();
    page.set("data", data);
    answer(exchange, 200, page.toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
