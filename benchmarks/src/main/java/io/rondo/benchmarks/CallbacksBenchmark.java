package io.rondo.benchmarks;

import io.rondo.integrations.webhook.Signatures;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.testing.TestPartners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

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

  private static final int RATE = Bench.number("RONDO_CALLBACKS", 1000);
  private static final int SECONDS = Bench.number("RONDO_CALLBACK_SECONDS", 15);
  private static final boolean LOOPS = Boolean.parseBoolean(System.getenv("RONDO_CALLBACK_LOOPS"));
  private static final int TURNS = 4;
  private static final int CONNECTIONS = 64;
  private static final String SCHEMA = "rondo_callbacks";
  private static final String STORES = "/partner/v1/callbacks/centre";
  private static final String NOWHERE = "/nowhere/v1/callbacks/centre";

  private final String secret;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Load load = new Load(CONNECTIONS);

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
          rondo
              .getBean(SigningSecrets.class)
              .create(partner.id(), false, Duration.ZERO, "bench")
              .secret();
    }
    CallbacksBenchmark benchmark = new CallbacksBenchmark(secret);
    try {
      benchmark.inTurns();
      benchmark.killed();
    } finally {
      benchmark.load.close();
    }
  }

  private static DoorProcess start() throws IOException {
    return DoorProcess.start(SCHEMA, "-Xmx512m", "--rondo.workers.fulfilment.loops=" + LOOPS);
  }

  private void inTurns() throws Exception {
    DoorProcess server = start();
    try {
      round(server.url(STORES), SECONDS);
      round(server.url(NOWHERE), SECONDS);
      List<Load.Round> stored = new ArrayList<>();
      List<Load.Round> nowhere = new ArrayList<>();
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

  private void print(String what, List<Load.Round> rounds) throws IOException {
    Load.Round all = Load.Round.of(rounds);
    Bench.print(
        "benchmark",
        "callbacks",
        "what",
        what,
        "rate",
        RATE,
        "answered",
        all.millis().length,
        "not_accepted",
        all.failed(),
        "p50_ms",
        Bench.round(all.at(0.5)),
        "p99_ms",
        Bench.round(all.at(0.99)),
        "max_ms",
        Bench.round(all.at(1)),
        "loops",
        LOOPS);
  }

  private Load.Round round(String url, int seconds) throws Exception {
    return load.steady(RATE, RATE * seconds, i -> post(url, "evt_" + numbers.incrementAndGet()));
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
    return load.post(url, Signatures.headers(id, Instant.now(), body, List.of(secret)), body);
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
    load.inParallel(
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            Load.waitUntil(begun + i * 1_000_000_000L / RATE);
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
      load.inParallel(
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
    return Bench.texts(
        SCHEMA, "select signal_id from partner_signal where signal_id like 'kill\\_%'");
  }
}
