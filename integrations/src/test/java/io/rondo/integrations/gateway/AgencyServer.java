package io.rondo.integrations.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rondo.integrations.webhook.Signatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A strict agency: one order a key, signatures checked, and answers as a test wants them. */
final class AgencyServer implements AutoCloseable {

  static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Scripted> script = new ArrayDeque<>();
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile String bearer;

  /** A request as it came. */
  record Seen(String method, String path, String key, String authorization, boolean signed) {}

  private record Scripted(int status, String body, Map<String, String> headers, boolean hang) {}

  AgencyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/orders", this::orders);
    server.createContext(
        "/token",
        exchange ->
            answer(exchange, 200, "{\"access_token\":\"" + bearer + "\",\"expires_in\":300}"));
    server.start();
  }

  /** The next request gets this answer instead. */
  AgencyServer next(int status, String body, String... headers) {
    script.add(
        new Scripted(
            status, body, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]), false));
    return this;
  }

  /** The next request is taken, and its answer never comes. */
  AgencyServer nextHangs() {
    script.add(new Scripted(0, "", Map.of(), true));
    return this;
  }

  /** From now on only this token opens. */
  void bearer(String token) {
    bearer = token;
  }

  private void orders(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String key = headers.getFirst("Idempotency-Key");
    boolean signed =
        Signatures.verify(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body,
            List.of(SECRET));
    String path = exchange.getRequestURI().getPath();
    seen.add(
        new Seen(
            exchange.getRequestMethod(), path, key, headers.getFirst("Authorization"), signed));
    if (bearer != null && !("Bearer " + bearer).equals(headers.getFirst("Authorization"))) {
      answer(exchange, 401, "{}");
      return;
    }
    Scripted scripted = script.poll();
    if (scripted == null || scripted.hang()) {
      String before = orders.putIfAbsent(key, new String(body, StandardCharsets.UTF_8));
      if (scripted != null) {
        await();
      }
      boolean same = before == null || before.equals(new String(body, StandardCharsets.UTF_8));
      answer(
          exchange,
          same ? 201 : 409,
          path.endsWith("/cancel")
              ? "{\"state\":\"cancelled\"}"
              : "{\"reference\":\"A-" + orders.size() + "\",\"state\":\"accepted\"}");
      return;
    }
    scripted.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    answer(exchange, scripted.status(), scripted.body());
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** The bodies of the orders that it has, by key. */
  Map<String, String> orders() {
    return Map.copyOf(orders);
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
