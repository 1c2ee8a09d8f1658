package io.rondo.benchmarks;

import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.engine.Worker;
import io.rondo.workers.testing.MapStep;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Mails a second from the ledger to Debian's smtp-sink, with every step of a real delivery: claim,
 * consent, rendering, Camel, SMTP, outcome. Beside it smtp-source, which sends one and the same
 * text of that size and knows no people, over as many connections, in alternating rounds.
 */
final class DeliverBenchmark {

  private static final int MAILS = Integer.getInteger("mails", 20_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int CONNECTIONS = Integer.getInteger("connections", 8);
  private static final int WARM_UP = 2_000;

  private DeliverBenchmark() {}

  /** The e-mail door. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(CamelAutoConfiguration.class)
  @ComponentScan({"io.rondo.integrations.email", "io.rondo.integrations.mailbox"})
  @ConfigurationPropertiesScan({"io.rondo.integrations.email", "io.rondo.integrations.mailbox"})
  static class Door {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path tools = tools();
    int port = freePort();
    AtomicLong bytes = new AtomicLong();
    SMTPServer scale = scale(port, bytes);
    try (ConfigurableApplicationContext rondo =
        Bench.rondo(
            "rondo",
            Map.of(
                "rondo.integrations.email.host", "127.0.0.1",
                "rondo.integrations.email.port", port,
                "rondo.integrations.email.connections", CONNECTIONS),
            Door.class)) {
      customers(rondo.getBean(JdbcTemplate.class));
      long version = content(rondo.getBean(Contents.class)).id();
      deliver(rondo, campaign(rondo, version, 0, WARM_UP), WARM_UP);
      scale.stop();
      Process sink = sink(tools, port);
      try {
        await(port);
        measure(rondo, tools, port, version, bytes.get() / WARM_UP);
      } finally {
        sink.destroy();
      }
    }
  }

  /** A first server that weighs the mails. */
  private static SMTPServer scale(int port, AtomicLong bytes) {
    SMTPServer scale =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, message) -> bytes.addAndGet(message.length))
            .build();
    scale.start();
    return scale;
  }

  private static void measure(
      ConfigurableApplicationContext rondo, Path tools, int port, long version, long size)
      throws Exception {
    double[] own = new double[ROUNDS];
    double[] source = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    double[] cpu = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      String code = campaign(rondo, version, round + 1, MAILS);
      source[round] = MAILS / Bench.seconds(() -> source(tools, port, size));
      double before = Bench.cpuSeconds();
      own[round] = MAILS / Bench.seconds(() -> deliver(rondo, code, MAILS));
      cpu[round] = (Bench.cpuSeconds() - before) * 1000 / MAILS;
      ratios[round] = own[round] / source[round];
      Bench.print(
          "benchmark",
          "deliver",
          "round",
          round + 1,
          "mails",
          MAILS,
          "bytesPerMail",
          size,
          "rondoMailsPerSecond",
          Math.round(own[round]),
          "smtpSourceMailsPerSecond",
          Math.round(source[round]),
          "ratio",
          Bench.round(ratios[round]),
          "rondoCpuMsPerMail",
          Bench.round(cpu[round]));
    }
    Bench.print(
        "benchmark", "deliver",
        "rondoMailsPerSecond", Math.round(Bench.median(own)),
        "smtpSourceMailsPerSecond", Math.round(Bench.median(source)),
        "ratio", Bench.round(Bench.median(ratios)),
        "rondoCpuMsPerMail", Bench.round(Bench.median(cpu)),
        "connections", CONNECTIONS);
  }

  private static void deliver(ConfigurableApplicationContext rondo, String code, int mails) {
    Worker worker =
        rondo.getBeansOfType(Worker.class).values().stream()
            .filter(each -> each.topic().equals("delivery.deliverEmail"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> result;
    do {
      result = worker.perform(new MapStep(code, Map.of())).variables();
    } while (!Boolean.TRUE.equals(result.get("deliveryFinished")));
    if (!Long.valueOf(mails).equals(result.get("sentCount"))) {
      throw new IllegalStateException("Not everything was sent: " + result);
    }
  }

  /** As root it wants to know whom to become instead. */
  private static Process sink(Path tools, int port) throws IOException {
    return System.getProperty("user.name").equals("root")
        ? start(tools, "smtp-sink", "-u", "nobody", address(port), "1000")
        : start(tools, "smtp-sink", address(port), "1000");
  }

  private static void source(Path tools, int port, long size) throws Exception {
    Process source =
        start(
            tools,
            "smtp-source",
            "-d",
            "-s",
            String.valueOf(CONNECTIONS),
            "-m",
            String.valueOf(MAILS),
            "-l",
            String.valueOf(size),
            "-f",
            "news@rondo.example",
            "-t",
            "mia@example.test",
            address(port));
    if (source.waitFor() != 0) {
      throw new IllegalStateException("smtp-source failed.");
    }
  }

  private static void customers(JdbcTemplate jdbc) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= MAILS; i++) {
      numbers.add(i);
    }
    Object now = java.sql.Timestamp.from(Instant.now());
    jdbc.batchUpdate(
        "insert into customer (customer_number, email, email_hash, first_name, hash_bits,"
            + " line_hash, created_at, updated_at) values (?, ?, sha2(?, 256), ?, 1, '0', ?, ?)",
        numbers,
        1000,
        (insert, i) -> {
          insert.setString(1, "K" + i);
          insert.setString(2, "person" + i + "@example.test");
          insert.setString(3, "person" + i + "@example.test");
          insert.setString(4, "Mia" + i);
          insert.setObject(5, now);
          insert.setObject(6, now);
        });
    jdbc.update(
        "insert into consent (customer_id, channel, purpose, granted, decided_at, source,"
            + " recorded_at) select id, 'email', 'marketing', true, created_at, 'benchmark',"
            + " created_at from customer");
  }

  private static ContentVersion content(Contents contents) {
    StringBuilder body = new StringBuilder("<mjml><mj-body>");
    for (int i = 1; i <= 4; i++) {
      body.append(
          """
          <mj-section><mj-column>
            <mj-image src="https://shop.example/picture%d.jpg" alt="Picture %d" />
            <mj-text>Hello {{ first_name }}, spring is here: number {{ number }} on our list.
              Everything that is new stands in <a href="https://shop.example/new/%d">the shop</a>,
              and what is left of winter costs half.</mj-text>
            <mj-button href="https://shop.example/buy/%d">Look for yourself</mj-button>
          </mj-column></mj-section>
          """
              .formatted(i, i, i, i));
    }
    return contents.save(
        new ContentDraft(
            "benchmark",
            "{{ first_name | capitalize }}, spring is here",
            "Rondo",
            body.append("</mj-body></mjml>").toString(),
            Map.of("first_name", "friend", "number", "")),
        "benchmark");
  }

  private static String campaign(
      ConfigurableApplicationContext rondo, long version, int no, int people) {
    JdbcTemplate jdbc = rondo.getBean(JdbcTemplate.class);
    String code = "C-2026-9" + no;
    Object now = java.sql.Timestamp.from(Instant.now());
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'b', 'b', 'b', 'b', 'true', 'chance', 0, 14, 0, 0, 0, 'EUR', 'b',"
            + " 'released', false, ?, ?)",
        code,
        now,
        now);
    jdbc.update(
        "insert into campaign_release (campaign_id, round, seal, emergency, released_at)"
            + " select id, 1, '', false, created_at from campaign where code = ?",
        code);
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell,"
            + " content_version_id, state, attempts, updated_at) select (select id from campaign"
            + " where code = ?), 'mailing', 1, id, 'email', 'A', ?, 'planned', 0, created_at from"
            + " customer order by id limit "
            + people,
        code,
        version);
    return code;
  }

  /** smtp-sink and smtp-source as installed, else unpacked beside the run: nothing is set up. */
  private static Path tools() throws Exception {
    Path installed = Path.of("/usr/sbin");
    if (Files.isExecutable(installed.resolve("smtp-sink"))) {
      return installed;
    }
    Path folder = Files.createDirectories(Bench.work().resolve("postfix"));
    String unpack = "apt-get -q download postfix && dpkg -x postfix_*.deb .";
    Process fetched =
        new ProcessBuilder("sh", "-c", unpack)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (fetched.waitFor() != 0) {
      throw new IllegalStateException("smtp-sink could not be had: install postfix.");
    }
    return folder.resolve("usr/sbin");
  }

  private static Process start(Path tools, String... command) throws IOException {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.set(0, tools.resolve(command[0]).toString());
    ProcessBuilder process = new ProcessBuilder(whole);
    process
        .environment()
        .put("LD_LIBRARY_PATH", tools.resolveSibling("lib").resolve("postfix").toString());
    return process
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }

  private static void await(int port) throws Exception {
    for (int tries = 1; ; tries++) {
      try {
        new Socket("127.0.0.1", port).close();
        return;
      } catch (IOException e) {
        if (tries == 100) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }
}
