package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rondo.processes.testing.ForkedRondo;
import io.rondo.workers.testing.MySqlTest;
import io.rondo.workers.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Rondo is killed (SIGKILL) after a vendor has taken an order and before it could answer, and is
 * started again: the process hands the order over once more, and the vendor has exactly one. By
 * XJMF and by a print-and-mail API, on real MySQL.
 */
@ExtendWith(MySqlTest.Condition.class)
@Tag("own-jvm")
class KilledSubmissionJourneyTest {

  private static final String XJMF_ORDER = "po_01JD0000000000000000000XJM";
  private static final String REST_ORDER = "po_01JD0000000000000000000RES";
  private static final int LETTERS = 3;

  @TempDir Path data;

  private final Vendor vendor = new Vendor();
  private final Map<String, Object> settings = new HashMap<>();
  private JdbcTemplate jdbc;

  @BeforeEach
  void settings() throws IOException {
    Map<String, Object> database = TestDatabases.mySql();
    settings.putAll(database);
    settings.put("server.port", freePort());
    settings.put("rondo.data", data);
    settings.put("rondo.workers.token.secret", "00112233445566778899aabbccddeeff".repeat(2));
    settings.put("rondo.workers.engine.lock", "5s");
    settings.put("rondo.integrations.print.poll", "1d");
    settings.put("rondo.integrations.http.allow", "127.0.0.1:" + vendor.port());
    settings.put("rondo.integrations.http.timeout", "5m"); // nothing but the kill ends the wait
    jdbc =
        new JdbcTemplate(
            new DriverManagerDataSource(
                database.get("spring.datasource.url").toString(),
                database.get("spring.datasource.username").toString(),
                database.get("spring.datasource.password").toString()));
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void anOrderWhoseAnswerDiedWithRondoIsOneOrder() throws Exception {
    // given two orders that their vendors took and did not answer yet
    try (ForkedRondo rondo = ForkedRondo.start(settings)) {
      long press = partner("press", "xjmf", "{\"url\":\"%s/xjmf\"}".formatted(vendor.url()));
      long mailer =
          partner(
              "mailer",
              "print_rest",
              "{\"base_url\":\"%s/v1\",\"mapping\":\"letters-basic\"}".formatted(vendor.url()));
      rondo.follow(order(XJMF_ORDER, press), XJMF_ORDER);
      rondo.follow(order(REST_ORDER, mailer), REST_ORDER);
      until(() -> vendor.keys().containsAll(List.of(XJMF_ORDER, REST_ORDER + "-r1")));

      // when Rondo dies in this moment
      assertThat(rondo.kill()).isEqualTo(137);
    }
    assertThat(state(XJMF_ORDER)).isEqualTo("approved");
    assertThat(state(REST_ORDER)).isEqualTo("approved");
    vendor.answersFromNowOn();

    // and is started again
    try (ForkedRondo again = ForkedRondo.start(settings)) {
      until(() -> bothAre("accepted") || !again.isAlive());
      assertThat(bothAre("accepted")).isTrue();
    }

    // then the vendor was asked twice and can tell that it is one job and three letters
    assertThat(vendor.keys())
        .containsExactlyInAnyOrder(
            XJMF_ORDER,
            XJMF_ORDER,
            REST_ORDER + "-r1",
            REST_ORDER + "-r1",
            REST_ORDER + "-r2",
            REST_ORDER + "-r3");
    assertThat(vendor.jobs()).isEqualTo(1);
    assertThat(vendor.letters()).isEqualTo(LETTERS);
    assertThat(vendor.conflicts()).isZero();
    assertThat(
            jdbc.queryForList(
                "select partner_reference from partner_order order by code", String.class))
        .containsExactly(REST_ORDER, "qe-1");
  }

  private long partner(String code, String transport, String connection) {
    LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values (?, ?, 'print', 'live', '1', 'Kim', 'kim@example.test', 'en',"
            + " 'Europe/Berlin', 10000, 8, 16, 40, 8, ?, ?, 'ada', ?, ?)",
        code,
        code,
        transport,
        connection,
        now,
        now);
    return jdbc.queryForObject("select id from partner where code = ?", Long.class, code);
  }

  /** A sample order that nobody has handed over yet. */
  private long order(String code, long partnerId) {
    LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    jdbc.update(
        "insert into partner_order (code, kind, title, partner_id, attempt, test, state, quantity,"
            + " setup_minor, price_minor, currency, brief, returned, placed_at, late_steps,"
            + " version, updated_at) values (?, 'letter', 'Spring letter', ?, 1, true, 'approved',"
            + " ?, 0, 0, 'EUR', 'Print it.', 0, ?, 0, 1, ?)",
        code,
        partnerId,
        LETTERS,
        now,
        now);
    long id = jdbc.queryForObject("select id from partner_order where code = ?", Long.class, code);
    for (int no = 1; no <= LETTERS; no++) {
      jdbc.update(
          "insert into order_recipient (order_id, recipient_no, seed, state, updated_at)"
              + " values (?, ?, false, 'ordered', ?)",
          id,
          no,
          now);
    }
    return id;
  }

  private boolean bothAre(String state) {
    return state(XJMF_ORDER).equals(state) && state(REST_ORDER).equals(state);
  }

  private String state(String code) {
    return jdbc.queryForObject(
        "select state from partner_order where code = ?", String.class, code);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Takes jobs by XJMF and letters by an API; the same key again is the same one. */
  private static final class Vendor implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch answering = new CountDownLatch(1);
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> conflicts = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> jobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> letters = new ConcurrentHashMap<>();

    Vendor() {
      try {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      server.setExecutor(threads);
      server.createContext(
          "/xjmf",
          exchange ->
              take(
                  exchange,
                  jobs,
                  "<XJMF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\" Version=\"2.1\">"
                      + "<ResponseSubmitQueueEntry ReturnCode=\"0\"><QueueEntry"
                      + " QueueEntryID=\"qe-1\" Status=\"Waiting\"/></ResponseSubmitQueueEntry>"
                      + "</XJMF>"));
      server.createContext("/v1/letters", exchange -> take(exchange, letters, "{\"id\":\"ltr\"}"));
      server.start();
    }

    private void take(HttpExchange exchange, Map<String, byte[]> taken, String answer)
        throws IOException {
      if (!exchange.getRequestMethod().equals("POST")) {
        answer(exchange, 200, "{\"data\":[]}");
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      byte[] known = taken.putIfAbsent(key, body);
      if (known != null && !Arrays.equals(known, body)) {
        conflicts.add(key);
      }
      keys.add(key);
      try {
        answering.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      answer(exchange, known == null || Arrays.equals(known, body) ? 200 : 409, answer);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    int port() {
      return server.getAddress().getPort();
    }

    String url() {
      return "http://127.0.0.1:" + port();
    }

    void answersFromNowOn() {
      answering.countDown();
    }

    List<String> keys() {
      return List.copyOf(keys);
    }

    int jobs() {
      return jobs.size();
    }

    int letters() {
      return letters.size();
    }

    int conflicts() {
      return conflicts.size();
    }

    @Override
    public void close() {
      answering.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
