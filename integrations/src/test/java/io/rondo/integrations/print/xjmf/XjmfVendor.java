package io.rondo.integrations.print.xjmf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A vendor with an XJMF queue that keeps to its contract and can be told to misbehave. */
final class XjmfVendor implements AutoCloseable {

  private static final String XJMF =
      "<XJMF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\" Version=\"2.1\">"
          + "<Header DeviceID=\"press\" Time=\"2026-11-23T09:00:00Z\"/>%s</XJMF>";
  private static final Pattern JOB = Pattern.compile(" JobID=\"([^\"]+)\"");
  private static final Pattern RETURN = Pattern.compile(" ReturnJMF=\"([^\"]+)\"");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> byKey = new LinkedHashMap<>();
  private final Map<String, Map<String, byte[]>> jobs = new LinkedHashMap<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private CountDownLatch slow = new CountDownLatch(0);
  private int loseAnswers;
  private String nextBody;
  private int nextStatus = 200;
  private String nextHeader;
  private String abortAnswer = "<QueueEntry QueueEntryID=\"qe-1\" Status=\"Aborted\"/>";
  private int abortCode;

  XjmfVendor() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/xjmf";
  }

  /** The next requests are taken, and the answer gets lost. */
  synchronized void loseAnswers(int times) {
    loseAnswers = times;
  }

  /** The next request is answered by this and nothing else happens. */
  synchronized void next(int status, String body, String retryAfter) {
    nextStatus = status;
    nextBody = body;
    nextHeader = retryAfter;
  }

  /** Answers wait until this is counted down. */
  void slow(CountDownLatch until) {
    slow = until;
  }

  synchronized void abort(int returnCode, String entry) {
    abortCode = returnCode;
    abortAnswer = entry;
  }

  /** The files of a job, by name; empty for one that is not in the queue. */
  synchronized Map<String, byte[]> job(String id) {
    return jobs.getOrDefault(id, Map.of());
  }

  synchronized int jobs() {
    return jobs.size();
  }

  /** Where the ticket of a job wants its signals. */
  String returnAddress(String job) {
    Matcher matcher = RETURN.matcher(new String(job(job).get("root.xjmf"), StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new AssertionError("The job wants no signals.");
    }
    return matcher.group(1);
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  List<String> logins() {
    return List.copyOf(logins);
  }

  static String message(String content) {
    return XJMF.formatted(content);
  }

  /** A status signal about a job. */
  static String status(String job, String status, String at) {
    return message(
        "<SignalStatus><Header DeviceID=\"press\" Time=\"%s\"/><DeviceInfo Status=\"Production\">"
                .formatted(at)
            + "<JobPhase JobID=\"%s\" QueueEntryID=\"qe-1\" Status=\"%s\"/>".formatted(job, status)
            + "</DeviceInfo></SignalStatus>");
  }

  @Override
  public void close() {
    slow.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      keys.add(String.valueOf(key));
      logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      if (nextBody != null) {
        String said = nextBody;
        nextBody = null;
        answer(exchange, nextStatus, said);
      } else if (key == null || byKey.containsKey(key) && !Arrays.equals(byKey.get(key), body)) {
        answer(exchange, 409, message(""));
      } else if (type.equals("application/vnd.cip4-xjmf+zip")) {
        byKey.put(key, body);
        submit(exchange, body);
      } else {
        answer(
            exchange,
            200,
            message(
                "<ResponseModifyQueueEntry ReturnCode=\"%d\">%s</ResponseModifyQueueEntry>"
                    .formatted(abortCode, abortAnswer)));
      }
    }
  }

  private void submit(HttpExchange exchange, byte[] body) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    String ticket =
        files.entrySet().stream()
            .filter(file -> file.getKey().endsWith(".xjdf"))
            .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    Matcher job = JOB.matcher(ticket);
    if (!job.find()) {
      throw new AssertionError("The ticket has no JobID.");
    }
    jobs.put(job.group(1), files);
    if (loseAnswers > 0) {
      loseAnswers--;
      exchange.close();
      return;
    }
    answer(
        exchange,
        200,
        message(
            "<ResponseSubmitQueueEntry ReturnCode=\"0\"><QueueEntry QueueEntryID=\"qe-1\""
                + " Status=\"Waiting\"/></ResponseSubmitQueueEntry>"));
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (nextHeader != null) {
      exchange.getResponseHeaders().add("Retry-After", nextHeader);
      nextHeader = null;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
