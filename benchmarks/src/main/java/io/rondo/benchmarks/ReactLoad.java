package io.rondo.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts events to a whole Rondo at a steady rate, of which one in ten is a ticket that starts a
 * case or joins one, and measures from each ticket's 202 until its step of the process is
 * committed: an observer asks the database every few milliseconds for what the last commits
 * brought. Then it looks whether every event that was answered with 202 was acted upon once. See
 * {@code react.sh}.
 *
 * <p>{@code RONDO_REACT_CUSTOMERS=10000}, {@code RONDO_REACT_SECONDS=10} and {@code
 * RONDO_REACT_RATE=100} for a shorter run.
 */
final class ReactLoad {

  private static final int CUSTOMERS = Bench.number("RONDO_REACT_CUSTOMERS", 1_000_000);
  private static final int SECONDS = Bench.number("RONDO_REACT_SECONDS", 60);
  private static final int RATE = Bench.number("RONDO_REACT_RATE", 300);
  private static final int CONNECTIONS = 64;
  private static final double STEP = 1.25;
  private static final double P95_MS = 250;
  private static final int MOST_WARMING = 8;

  /** One ticket in three is about a case that is open already. */
  private static final int ONE_IN = 3;

  private static final long OBSERVE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final String url;
  private final String schema;
  private final Map<String, String> login;
  private final Load load = new Load(CONNECTIONS);
  private final Random random = new Random(4);
  private final Map<String, Long> answeredAt = new ConcurrentHashMap<>();

  /** When the step of an event was first seen, by the event's row. */
  private final Map<Long, Long> committedAt = new ConcurrentHashMap<>();

  private int rounds;

  private ReactLoad(String url, String schema, String password) {
    this.url = url;
    this.schema = schema;
    this.login =
        Map.of(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param arguments where Rondo listens, and its schema; the password of its administrator stands
   *     in {@code RONDO_ADMIN_PASSWORD}
   */
  public static void main(String[] arguments) throws Exception {
    ReactLoad react =
        new ReactLoad(arguments[0], arguments[1], System.getenv("RONDO_ADMIN_PASSWORD"));
    try {
      MadeUpCustomers.insert(arguments[1], CUSTOMERS);
      react.warmUp();
      Measured steady = react.round(RATE, SECONDS);
      react.print("steady", steady);
      react.highest(steady);
      react.check();
    } finally {
      react.load.close();
    }
  }

  /** Until the compiler of the server has done most of its work: it takes a core for a minute. */
  private void warmUp() throws Exception {
    double before;
    double now = Double.MAX_VALUE;
    int warmed = 0;
    do {
      before = now;
      now = Load.at(round(RATE / 3, SECONDS / 2).millis(), 0.95);
    } while (++warmed < MOST_WARMING && (now > P95_MS || now < before / 2));
  }

  /**
   * A round.
   *
   * @param millis sorted, of each ticket from its 202 to its commit
   */
  private record Measured(int rate, int events, int failed, double[] millis, int missing) {

    boolean holds() {
      return failed == 0 && missing == 0 && Load.at(millis, 0.95) < P95_MS;
    }
  }

  /** Faster by a quarter each time, until the 95th percentile does not hold; 0 if it never did. */
  private void highest(Measured steady) throws Exception {
    int highest = 0;
    Measured last = steady;
    while (last.holds()) {
      highest = last.rate();
      last = round((int) (highest * STEP), SECONDS / 2);
      print("rising", last);
    }
    Bench.print("benchmark", "react", "what", "highest rate that holds p95", "rate", highest);
  }

  private Measured round(int rate, int seconds) throws Exception {
    int round = ++rounds;
    int count = rate * seconds;
    String[] bodies = new String[count];
    Map<Integer, String> tickets = new HashMap<>();
    int[] lately = new int[0];
    for (int i = 0; i < count; i++) {
      String id = "r" + round + "_" + i;
      boolean ticket = i % 10 == 9;
      int customer = 1 + random.nextInt(CUSTOMERS);
      if (ticket) {
        tickets.put(i, id);
        if (lately.length > 0 && tickets.size() % ONE_IN == 0) {
          customer = lately[random.nextInt(lately.length)];
        } else {
          lately = Arrays.copyOf(lately, lately.length + 1);
          lately[lately.length - 1] = customer;
        }
      }
      bodies[i] = body(id, ticket, customer);
    }
    Observer observer = new Observer();
    observer.start();
    Load.Round done =
        load.steady(
            rate,
            count,
            i -> {
              int status =
                  load.post(url + "/api/events", login, bodies[i].getBytes(StandardCharsets.UTF_8));
              if (status == 202 && tickets.containsKey(i)) {
                answeredAt.put(tickets.get(i), System.nanoTime());
              }
              return status;
            });
    if (done.failed() == count) {
      observer.end();
      throw new IllegalStateException("Rondo accepts no event: is it ready, the password right?");
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (committedAt.size() < answeredAt.size() && System.nanoTime() < end) {
      LockSupport.parkNanos(OBSERVE_NANOS);
    }
    observer.end();
    Map<String, Long> seenAt = seenAt();
    double[] millis =
        tickets.values().stream()
            .filter(id -> answeredAt.containsKey(id) && seenAt.containsKey(id))
            .mapToDouble(id -> Math.max(0, (seenAt.get(id) - answeredAt.get(id)) / 1e6))
            .sorted()
            .toArray();
    return new Measured(rate, count, done.failed(), millis, tickets.size() - millis.length);
  }

  /** When the step of a ticket was first seen, by the ticket's own id. */
  private Map<String, Long> seenAt() throws SQLException {
    Map<String, Long> seenAt = new HashMap<>();
    try (Connection connection = Bench.connect(schema);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, source_event_id from response_event where kind = 'ticket'")) {
      while (row.next()) {
        Long at = committedAt.get(row.getLong(1));
        if (at != null) {
          seenAt.put(row.getString(2), at);
        }
      }
    }
    return seenAt;
  }

  /** A visit or a conversion asks for nothing; a ticket asks for a person. */
  private static String body(String id, boolean ticket, int customer) {
    String number = MadeUpCustomers.number(customer);
    if (!ticket) {
      String type = id.hashCode() % 2 == 0 ? "conversion" : "visit";
      return "[{\"id\":\"%s\",\"type\":\"%s\",\"customer\":\"%s\",\"channel\":\"shop\"}]"
          .formatted(id, type, number);
    }
    return ("[{\"id\":\"%s\",\"type\":\"ticket\",\"customer\":\"%s\",\"channel\":\"support\","
            + "\"text\":\"The lamp came broken. What now?\"}]")
        .formatted(id, number);
  }

  private void print(String what, Measured round) throws IOException {
    Bench.print(
        "benchmark",
        "react",
        "what",
        what,
        "customers",
        CUSTOMERS,
        "rate",
        round.rate(),
        "events",
        round.events(),
        "not_accepted",
        round.failed(),
        "steps",
        round.millis().length,
        "steps_missing_after_a_minute",
        round.missing(),
        "p50_ms",
        Bench.round(Load.at(round.millis(), 0.5)),
        "p95_ms",
        Bench.round(Load.at(round.millis(), 0.95)),
        "p99_ms",
        Bench.round(Load.at(round.millis(), 0.99)));
  }

  /** Every ticket that was answered has one step, and nothing that was answered is still open. */
  private void check() throws Exception {
    try (Connection connection = Bench.connect(schema);
        Statement statement = connection.createStatement()) {
      Bench.print(
          "benchmark",
          "react",
          "what",
          "lost or twice",
          "tickets_answered",
          answeredAt.size(),
          "steps",
          count(
              statement,
              "select count(*) from service_case_event where response_event_id is not null"
                  + " and what in ('opened', 'joined', 'reopened')"),
          "tickets_with_two_steps",
          count(
              statement,
              "select count(*) from (select response_event_id from service_case_event"
                  + " where response_event_id is not null"
                  + " and what in ('opened', 'joined', 'reopened')"
                  + " group by response_event_id having count(*) > 1) twice"),
          "cases",
          count(statement, "select count(*) from service_case"),
          "processes",
          count(
              statement,
              "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ in"
                  + " (select code from service_case)"),
          "events_open_or_failed",
          count(
              statement,
              "select count(*) from response_event where reaction in ('open', 'failed')"));
    }
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Notes when the step of a ticket was first to be seen by others. */
  private final class Observer extends Thread {

    private static final long BEHIND = 200;

    private volatile boolean running = true;

    @Override
    public void run() {
      try (Connection connection = Bench.connect(schema);
          PreparedStatement steps =
              connection.prepareStatement(
                  "select id, response_event_id from service_case_event"
                      + " where id > ? and response_event_id is not null")) {
        long newest = 0;
        while (running) {
          // a lower id may be committed after a higher one
          steps.setLong(1, newest - BEHIND);
          try (ResultSet row = steps.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
              newest = Math.max(newest, row.getLong(1));
              committedAt.putIfAbsent(row.getLong(2), now);
            }
          }
          LockSupport.parkNanos(OBSERVE_NANOS);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void end() throws InterruptedException {
      running = false;
      join();
    }
  }
}
