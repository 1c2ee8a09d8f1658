package io.rondo.benchmarks;

import io.rondo.workers.audience.Count;
import io.rondo.workers.audience.Segments;
import io.rondo.workers.customer.Attributes;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The preview of a segment of four conditions over 1,000,000 customers against SQL written by hand
 * that gives the same two numbers, in alternating rounds.
 */
final class SegmentBenchmark {

  private static final int CUSTOMERS = Integer.getInteger("customers", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 15);
  private static final int WARM_UP = 3;
  private static final double GOAL = 1.2;
  private static final String SEGMENT =
      "recency <= 6 and (mens or womens) and history > 500 and channel = \"Web\"";

  private SegmentBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    try (ConfigurableApplicationContext rondo = Bench.rondo("rondo");
        Connection connection = Bench.connect("rondo")) {
      try (InputStream csv =
          new BufferedInputStream(Files.newInputStream(CustomerFile.write(CUSTOMERS)))) {
        rondo.getBean(CustomerImports.class).run(csv, ImportOptions.none());
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("analyze table customer, consent, suppression");
      }
      measure(rondo.getBean(Segments.class), connection, byHand(rondo.getBean(Attributes.class)));
    }
  }

  private static void measure(Segments segments, Connection connection, String sql)
      throws Exception {
    double[] own = new double[ROUNDS];
    double[] hand = new double[ROUNDS];
    AtomicReference<Count> found = new AtomicReference<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      boolean handFirst = round % 2 != 0;
      double first = handFirst ? hand(connection, sql, found) : own(segments, found);
      double second = handFirst ? own(segments, found) : hand(connection, sql, found);
      if (round >= 0) {
        own[round] = handFirst ? second : first;
        hand[round] = handFirst ? first : second;
        Bench.print(
            "benchmark",
            "segment",
            "round",
            round + 1,
            "rondoMs",
            Bench.round(own[round] * 1000),
            "handMs",
            Bench.round(hand[round] * 1000));
      }
    }
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ratios[i] = own[i] / hand[i];
    }
    double ratio = Bench.median(ratios);
    Bench.print(
        "benchmark", "segment",
        "customers", CUSTOMERS,
        "matching", found.get().matching(),
        "mailable", found.get().mailable(),
        "rondoMs", Bench.round(Bench.median(own) * 1000),
        "handMs", Bench.round(Bench.median(hand) * 1000),
        "ratio", Bench.round(ratio),
        "goal", GOAL,
        "met", ratio <= GOAL,
        "feel", SEGMENT,
        "sql", sql.replaceAll("\\s+", " "));
  }

  private static double own(Segments segments, AtomicReference<Count> found) throws Exception {
    return Bench.seconds(() -> same(found, segments.preview(SEGMENT)));
  }

  private static double hand(Connection connection, String sql, AtomicReference<Count> found)
      throws Exception {
    return Bench.seconds(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            row.next();
            same(found, new Count(row.getLong(1), row.getLong(2)));
          }
        });
  }

  private static void same(AtomicReference<Count> found, Count count) {
    Count before = found.getAndSet(count);
    if (before != null && !before.equals(count)) {
      throw new IllegalStateException("Two ways, two answers: " + before + " and " + count);
    }
  }

  private static String byHand(Attributes attributes) {
    return """
        select count(*), sum(c.email_hash is not null and a.granted and s.address_hash is null)
        from customer c
        left join consent a
          on a.customer_id = c.id and a.channel = 'email' and a.purpose = 'marketing'
        left join suppression s on s.channel = 'email' and s.address_hash = c.email_hash
        where c.%s <= 6 and (c.%s = 1 or c.%s = 1) and c.%s > 500 and c.%s = 'Web'
          and c.erased_at is null"""
        .formatted(
            slot(attributes, "recency"),
            slot(attributes, "mens"),
            slot(attributes, "womens"),
            slot(attributes, "history"),
            slot(attributes, "channel"));
  }

  private static String slot(Attributes attributes, String name) {
    return attributes.find(name).orElseThrow().slot();
  }
}
