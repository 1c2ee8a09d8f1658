package io.rondo.integrations.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.integrations.testing.Line;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.MySqlTest;
import io.rondo.workers.testing.TestDatabases;
import io.rondo.workers.testing.TestPartners;
import io.rondo.workers.testing.WorkersTestApplication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * The line to a real MySQL is cut while partners talk to us: they are told to come again, nothing
 * that was answered with yes is missing, nothing is there twice, and everything goes on by itself.
 */
@ExtendWith(MySqlTest.Condition.class)
@SpringBootTest(
    classes = {WorkersTestApplication.class, WebhookTest.Doors.class},
    properties = {
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "spring.datasource.hikari.connection-timeout=500",
      "spring.datasource.hikari.maximum-pool-size=6",
      "spring.jackson.default-property-inclusion=non_null",
      "rondo.integrations.webhook.remember=0s",
      "rondo.integrations.gateway.mail-poll=200ms",
      "rondo.integrations.webhook.poll=200ms",
      "rondo.workers.fulfilment.loops=true",
      "rondo.workers.response.reactors=0",
      "rondo.workers.fulfilment.poll=50ms",
      "rondo.workers.asset.folder=target/assets",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = DatabaseGoneTest.OverTheLine.class)
@DirtiesContext
class DatabaseGoneTest {

  private static final int SENDERS = 4;
  private static final int SOME = 40;

  private static Line line;

  /** A new schema on the MySQL of this test run, reached by a line that can be cut. */
  static class OverTheLine
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Map<String, Object> settings = new HashMap<>(TestDatabases.mySql());
      String url = (String) settings.get("spring.datasource.url");
      URI server = URI.create(url.substring("jdbc:".length()));
      line = new Line(server.getHost(), server.getPort());
      settings.put(
          "spring.datasource.url", url.replace(server.getAuthority(), "127.0.0.1:" + line.port()));
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("line", settings));
    }
  }

  @Autowired private MockMvcTester http;
  @Autowired private Partners partners;
  @Autowired private SigningSecrets secrets;
  @Autowired private SampleOrders samples;
  @Autowired private Orders orders;
  @Autowired private JdbcTemplate jdbc;

  private Partner studio;
  private String secret;
  private Order order;

  @BeforeEach
  void world() {
    EmptyTables.in(jdbc);
    studio =
        new TestPartners(partners)
            .live("studio", PartnerKind.AGENCY, Transport.API, DeliverableKind.DESIGN);
    secret = secrets.create(studio.id(), true, Duration.ZERO, "tess").secret();
    order = samples.place(studio.id(), DeliverableKind.DESIGN, "Poster", "A poster", 1);
  }

  @AfterAll
  static void end() {
    line.close();
  }

  @Test
  void whoCallsBackMeanwhileIsAskedToComeAgainAndNothingIsLostOrTwice() throws Exception {
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    Set<String> open = ConcurrentHashMap.newKeySet();
    Queue<String> strange = new ConcurrentLinkedQueue<>();
    AtomicInteger numbers = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    Runnable sender =
        () -> {
          while (end.getCount() > 0) {
            String id = "e" + numbers.incrementAndGet();
            MvcTestResult answer = callback(id, "a comment");
            switch (answer.getResponse().getStatus()) {
              case 202 -> accepted.add(id);
              case 503 -> open.add(later(answer) ? id : "no Retry-After");
              default -> strange.add(id + ": " + answer.getResponse().getStatus());
            }
          }
        };
    List<Thread> senders = IntStream.range(0, SENDERS).mapToObj(i -> new Thread(sender)).toList();
    senders.forEach(Thread::start);

    await().until(() -> accepted.size() >= SOME);
    line.cut();
    await().until(() -> open.size() >= SENDERS);
    int before = accepted.size();
    line.mend();
    await().until(() -> accepted.size() >= before + SOME);
    end.countDown();
    for (Thread one : senders) {
      one.join();
    }

    assertThat(strange).isEmpty();
    assertThat(open).doesNotContain("no Retry-After");
    assertThat(stored()).containsAll(accepted);
    open.forEach(id -> assertThat(callback(id, "a comment")).hasStatus2xxSuccessful());
    assertThat(stored()).hasSize(accepted.size() + open.size());
    await().until(() -> count("select count(*) from partner_signal where state = 'open'") == 0);
    assertThat(count("select count(*) from partner_signal where state <> 'done'")).isZero();
    assertThat(count("select count(*) from draft_comment"))
        .isEqualTo(accepted.size() + open.size());
  }

  @Test
  void aRequestThatFoundNoDatabaseHasHadNoEffectAndTheSameKeyServesLater() {
    line.cut();
    MvcTestResult refused = accept("yes-1");
    assertThat(refused)
        .hasStatus(503)
        .hasHeader("Retry-After", "10")
        .hasContentType("application/problem+json")
        .bodyText()
        .contains("urn:rondo:problem:away");
    assertThat(read()).hasStatus(503).hasHeader("Retry-After", "10");
    line.mend();

    await().until(() -> accept("yes-1").getResponse().getStatus() == 200);

    assertThat(orders.get(order.id()).state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(accept("yes-1")).hasStatus(200).hasHeader("Idempotent-Replayed", "true");
    assertThat(count("select count(*) from partner_signal")).isEqualTo(1);
  }

  private static boolean later(MvcTestResult answer) {
    return "10".equals(answer.getResponse().getHeader("Retry-After"));
  }

  private MvcTestResult callback(String id, String comment) {
    byte[] body =
        "{\"type\":\"order.comment\",\"timestamp\":\"2026-11-02T09:00:00Z\",\"data\":{\"order\":\"%s\",\"comment\":\"%s\"}}"
            .formatted(order.code(), comment)
            .getBytes(StandardCharsets.UTF_8);
    var request =
        http.post()
            .uri("/partner/v1/callbacks/studio")
            .contentType("application/json")
            .content(body);
    Signatures.headers(id, Instant.now(), body, List.of(secret)).forEach(request::header);
    return request.exchange();
  }

  private MvcTestResult accept(String key) {
    return http.post()
        .uri("/partner/v1/orders/" + order.code() + "/events")
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .content("{\"type\":\"state\",\"state\":\"accepted\"}")
        .requestAttr(PartnerCaller.ATTRIBUTE, caller())
        .exchange();
  }

  private MvcTestResult read() {
    return http.get()
        .uri("/partner/v1/orders/" + order.code())
        .requestAttr(PartnerCaller.ATTRIBUTE, caller())
        .exchange();
  }

  private PartnerCaller caller() {
    return new PartnerCaller(studio.id(), studio.code(), true, Set.copyOf(KeyBook.SCOPES));
  }

  private Set<String> stored() {
    return jdbc.queryForList("select signal_id from partner_signal", String.class).stream()
        .map(id -> id.replace("test:", ""))
        .collect(Collectors.toSet());
  }

  private int count(String sql) {
    return jdbc.queryForObject(sql, Integer.class);
  }
}
