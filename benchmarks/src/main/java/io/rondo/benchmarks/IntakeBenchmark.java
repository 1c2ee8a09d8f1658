package io.rondo.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code POST /api/events} over 64 connections, each event stored in MySQL with a durable commit
 * before its 202, against an endpoint of the same application that reads the bytes and does
 * nothing, and against one commit for every request; in turns, so that a busy machine slows all
 * three. Then the server is killed in full flight: whatever it had answered with 202 must be in the
 * table.
 *
 * <p>{@code RONDO_INTAKE_SECONDS=5} for shorter turns, {@code RONDO_INTAKE_TURNS=3} for fewer.
 */
final class IntakeBenchmark {

  private static final int SECONDS = Bench.number("RONDO_INTAKE_SECONDS", 10);
  private static final int TURNS = Bench.number("RONDO_INTAKE_TURNS", 5);
  private static final int CONNECTIONS = 64;
  private static final int CUSTOMERS = 1_000;
  private static final String SCHEMA = "rondo_intake";
  private static final String TOGETHER = "/api/events";
  private static final String ALONE = "/alone/events";
  private static final String NOWHERE = "/nowhere/events";

  private final Load load = new Load(CONNECTIONS);
  private final AtomicInteger numbers = new AtomicInteger();

  private IntakeBenchmark() {}

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    Bench.rondo(SCHEMA).close();
    MadeUpCustomers.insert(SCHEMA, CUSTOMERS);
    IntakeBenchmark benchmark = new IntakeBenchmark();
    try {
      benchmark.inTurns();
      benchmark.killed();
    } finally {
      benchmark.load.close();
    }
  }

  private static DoorProcess start() throws IOException {
    return DoorProcess.start(SCHEMA, "-Xmx512m", "--rondo.workers.fulfilment.loops=false");
  }

  private void inTurns() throws Exception {
    DoorProcess server = start();
    try {
      List<Load.Round> together = new ArrayList<>();
      List<Load.Round> alone = new ArrayList<>();
      List<Load.Round> nowhere = new ArrayList<>();
      for (int turn = 0; turn <= TURNS; turn++) {
        together.add(round(server.url(TOGETHER)));
        alone.add(round(server.url(ALONE)));
        nowhere.add(round(server.url(NOWHERE)));
      }
      for (List<Load.Round> rounds : List.of(together, alone, nowhere)) {
        rounds.remove(0); // while everything was still cold
      }
      print("stored together", together);
      print("one commit a request", alone);
      print("nothing", nowhere);
      Bench.print(
          "benchmark",
          "intake",
          "what",
          "ratios, medians of pairs",
          "stored_against_nothing",
          Bench.round(ratio(together, nowhere)),
          "stored_against_one_commit_a_request",
          Bench.round(ratio(together, alone)));
    } finally {
      server.kill();
    }
  }

  private static double ratio(List<Load.Round> one, List<Load.Round> other) {
    double[] ratios = new double[one.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = one.get(i).rate() / other.get(i).rate();
    }
    return Bench.median(ratios);
  }

  private void print(String what, List<Load.Round> rounds) throws IOException {
    Load.Round all = Load.Round.of(rounds);
    Bench.print(
        "benchmark",
        "intake",
        "what",
        what,
        "connections",
        CONNECTIONS,
        "a_second",
        Bench.round(Bench.median(rounds.stream().mapToDouble(Load.Round::rate).toArray())),
        "answered",
        all.millis().length,
        "not_accepted",
        all.failed(),
        "p50_ms",
        Bench.round(all.at(0.5)),
        "p99_ms",
        Bench.round(all.at(0.99)));
  }

  private Load.Round round(String url) throws Exception {
    return load.flatOut(SECONDS, i -> post(url, "evt_" + numbers.incrementAndGet()));
  }

  private int post(String url, String id) {
    int customer = Math.floorMod(id.hashCode(), CUSTOMERS) + 1;
    return load.post(
        url,
        Map.of(),
        ("[{\"id\":\"%s\",\"type\":\"conversion\",\"customer\":\"%s\",\"channel\":\"shop\"}]"
                .formatted(id, MadeUpCustomers.number(customer)))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The server dies in full flight; the shop sends again what was not answered. */
  private void killed() throws Exception {
    DoorProcess first = start();
    String url = first.url(TOGETHER);
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    Set<String> open = ConcurrentHashMap.newKeySet();
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean dying = new AtomicBoolean();
    load.inParallel(
        () -> {
          boolean alive = true;
          while (alive) {
            String id = "kill_" + next.incrementAndGet();
            alive = post(url, id) == 202;
            (alive ? accepted : open).add(id);
            if (accepted.size() >= 5_000 && dying.compareAndSet(false, true)) {
              kill(first);
            }
          }
        });
    int answered = accepted.size();
    Set<String> stored = stored();
    long lost = accepted.stream().filter(id -> !stored.contains(id)).count();
    DoorProcess second = start();
    try {
      open.forEach(id -> post(second.url(TOGETHER), id));
    } finally {
      second.kill();
    }
    Bench.print(
        "benchmark",
        "intake",
        "what",
        "killed with SIGKILL in full flight",
        "sent",
        next.get(),
        "answered_before_the_kill",
        answered,
        "answered_and_lost",
        lost,
        "stored_after_sending_the_rest_again",
        stored().size());
  }

  private static void kill(DoorProcess server) {
    try {
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<String> stored() throws Exception {
    return Bench.texts(
        SCHEMA,
        "select source_event_id from response_event where source_event_id like 'kill\\_%'");
  }
}
