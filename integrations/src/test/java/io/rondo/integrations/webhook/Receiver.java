package io.rondo.integrations.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A partner's server that takes webhooks, and can be asked what came. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Function<Received, Integer> answer = any -> 204;
  private volatile String retryAfter;
  private volatile String location;

  /** One request. */
  record Received(String path, String id, String timestamp, String signature, String body) {

    boolean isSignedWith(String secret) {
      return Signatures.verify(
          id, timestamp, signature, body.getBytes(StandardCharsets.UTF_8), List.of(secret));
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    Received one =
        new Received(
            exchange.getRequestURI().getPath(),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    received.add(one);
    int status = answer.apply(one);
    if (retryAfter != null) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    if (location != null) {
      exchange.getResponseHeaders().add("Location", location);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  void answers(Function<Received, Integer> answer) {
    this.answer = answer;
  }

  void retryAfter(String value) {
    this.retryAfter = value;
  }

  void location(String value) {
    this.location = value;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  List<Received> received(String path) {
    return received.stream().filter(one -> one.path().equals(path)).toList();
  }

  String url(String path) {
    return "http://" + authority() + path;
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void clear() {
    received.clear();
    answer = any -> 204;
    retryAfter = null;
    location = null;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
