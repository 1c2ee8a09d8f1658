package io.rondo.benchmarks;

import io.rondo.integrations.webhook.Signatures;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.testing.TestPartners;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Signed callbacks at a steady rate over 64 connections, stored in MySQL with durable commits,
 * against the same endpoint that verifies and reads them and stores nothing; in turns, so that a
 * busy machine slows both. A latency counts from the moment when the callback was due, so that a
 * stall is not hidden by the callbacks that it kept from being sent. Then the server is killed in
 * full flight: whatever it had answered with 202 must be in the table.
 *
 * <p>{@code RONDO_CALLBACKS=100} for another rate, {@code RONDO_CALLBACK_SECONDS=10} for a shorter
 * turn (four turns each), {@code RONDO_CALLBACK_LOOPS=true} with the pump that acts upon them.
 */
final class CallbacksBenchmark {

  private static final int RATE = number("RONDO_CALLBACKS", 1000);
  private static final int SECONDS = number("RONDO_CALLBACK_SECONDS", 15);
  private static final boolean LOOPS = Boolean.parseBoolean(System.getenv("RONDO_CALLBACK_LOOPS"));
  private static final int TURNS = 4;
  private static final int CONNECTIONS = 64;
  private static final String SCHEMA = "rondo_callbacks";
  private static final String STORES = "/partner/v1/callbacks/centre";
  private static final String NOWHERE = "/nowhere/v1/callbacks/centre";

  private final String secret;
  private final AtomicInteger numbers = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
  private final CloseableHttpClient http =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(CONNECTIONS)
                  .setMaxConnTotal(CONNECTIONS)
                  .build())
          .disableAutomaticRetries()
          .build();

  private CallbacksBenchmark(String secret) {
    this.secret = secret;
  }

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    String secret;
    try (var rondo =
        Bench.rondo(SCHEMA, java.util.Map.of("rondo.workers.fulfilment.loops", "false"))) {
      var partner =
          new TestPartners(rondo.getBean(Partners.class))
              .live("centre", PartnerKind.CALL_CENTRE, Transport.API, DeliverableKind.CALL);
      secret =
          rondo.getBean(SigningSecrets.class).create(partner.id(), false, Duration.ZERO, "bench").secret();
    }
    CallbacksBenchmark benchmark = new CallbacksBenchmark(secret);
    try {
      benchmark.inTurns();
      benchmark.killed();
    } finally {
      benchmark.threads.shutdownNow();
      benchmark.http.close();
    }
  }

  private static int number(String name, int otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  private static DoorProcess start() throws IOException {
    return DoorProcess.start(
        SCHEMA, "-Xmx512m", "--rondo.workers.fulfilment.loops=" + LOOPS);
  }

  private void inTurns() throws Exception {
    DoorProcess server = start();
    try {
      round(server.url(STORES), SECONDS);
      round(server.url(NOWHERE), SECONDS);
      List<Round> stored = new ArrayList<>();
      List<Round> nowhere = new ArrayList<>();
      for (int turn = 0; turn < TURNS; turn++) {
        stored.add(round(server.url(STORES), SECONDS));
        nowhere.add(round(server.url(NOWHERE), SECONDS));
      }
      print("stored", stored);
      print("stored nowhere", nowhere);
    } finally {
      server.kill();
    }
  }

  private void print(String what, List<Round> rounds) throws IOException {
    double[] all =
        rounds.stream().flatMapToDouble(round -> Arrays.stream(round.millis())).sorted().toArray();
    Bench.print(
        "benchmark",
        "callbacks",
        "what",
        what,
        "rate",
        RATE,
        "answered",
        all.length,
        "not_accepted",
        rounds.stream().mapToInt(Round::failed).sum(),
        "p50_ms",
        Bench.round(at(all, 0.5)),
        "p99_ms",
        Bench.round(at(all, 0.99)),
        "max_ms",
        Bench.round(all.length == 0 ? 0 : all[all.length - 1]),
        "loops",
        LOOPS);
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }

  /** What one turn measured. */
  private record Round(double[] millis, int failed) {}

  private Round round(String url, int seconds) throws Exception {
    int count = RATE * seconds;
    double[] millis = new double[count];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    long begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    inParallel(
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = begun + i * 1_000_000_000L / RATE;
            waitUntil(due);
            int status = post(url, "evt_" + numbers.incrementAndGet());
            millis[i] = (System.nanoTime() - due) / 1e6;
            if (status != 202) {
              failed.incrementAndGet();
            }
          }
        });
    return new Round(millis, failed.get());
  }

  private void inParallel(Runnable work) throws Exception {
    List<java.util.concurrent.Future<?>> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(threads.submit(work));
    }
    for (var one : all) {
      one.get();
    }
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * @return the status; 0 when there was no answer
   */
  private int post(String url, String id) {
    byte[] body =
        ("{\"type\":\"order.state\",\"timestamp\":\"2026-11-02T09:00:00Z\",\"data\":{\"order\":\"po_"
                + id
                + "\",\"state\":\"in_production\"}}")
            .getBytes(StandardCharsets.UTF_8);
    HttpPost post = new HttpPost(URI.create(url));
    post.setHeader("Content-Type", "application/json");
    Signatures.headers(id, Instant.now(), body, List.of(secret)).forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, null));
    try {
      return http.execute(
          post,
          answer -> {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode();
          });
    } catch (IOException e) {
      return 0;
    }
  }

  /** The server dies in full flight; the partner sends again what was not answered. */
  private void killed() throws Exception {
    DoorProcess first = start();
    String url = first.url(STORES);
    int count = RATE * SECONDS;
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    Set<String> open = ConcurrentHashMap.newKeySet();
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    Thread killer =
        new Thread(
            () -> {
              while (accepted.size() < count / 2) {
                LockSupport.parkNanos(1_000_000);
              }
              try {
                first.kill();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    killer.start();
    inParallel(
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            waitUntil(begun + i * 1_000_000_000L / RATE);
            String id = "kill_" + i;
            (post(url, id) == 202 ? accepted : open).add(id);
          }
        });
    killer.join();
    Set<String> stored = stored();
    int lost = (int) accepted.stream().filter(id -> !stored.contains(id)).count();
    DoorProcess second = start();
    try {
      List<String> again = List.copyOf(open);
      AtomicInteger resent = new AtomicInteger();
      inParallel(
          () -> {
            for (int i = resent.getAndIncrement(); i < again.size(); i = resent.getAndIncrement()) {
              int status = post(second.url(STORES), again.get(i));
              if (status == 202 || status == 200) {
                accepted.add(again.get(i));
              }
            }
          });
    } finally {
      second.kill();
    }
    Bench.print(
        "benchmark",
        "callbacks",
        "what",
        "killed with SIGKILL in full flight",
        "sent",
        count,
        "answered_before_the_kill",
        count - open.size(),
        "answered_and_lost",
        lost,
        "stored_after_sending_the_rest_again",
        stored().size());
  }

  private static Set<String> stored() throws Exception {
    Set<String> ids = new HashSet<>();
    try (var connection = Bench.connect(SCHEMA);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select signal_id from partner_signal where signal_id like 'kill\\_%'")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
