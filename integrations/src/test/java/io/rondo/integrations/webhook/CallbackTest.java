package io.rondo.integrations.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What partners post is verified, stored and then answered: attacks and faults included. */
@WebhookTest
class CallbackTest {

  private static final String STATE =
      "{\"type\":\"order.state\",\"timestamp\":\"2026-11-02T09:00:00+01:00\","
          + "\"data\":{\"order\":\"po_1\",\"state\":\"in_production\"}}";

  @Autowired private MockMvcTester http;
  @Autowired private Partners partners;
  @Autowired private SigningSecrets secrets;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;
  @MockitoSpyBean private Signals signals;

  private Partner centre;
  private String secret;

  @BeforeEach
  void partner() {
    EmptyTables.in(jdbc);
    clock.reset();
    centre =
        new TestPartners(partners)
            .live("centre", PartnerKind.CALL_CENTRE, Transport.API, DeliverableKind.CALL);
    secret = secrets.create(centre.id(), false, Duration.ZERO, "tess").secret();
  }

  @AfterEach
  void working() {
    reset(signals);
    clock.reset();
  }

  @Test
  void aSignedCallbackIsStoredUnderItsIdAndThenAccepted() {
    assertThat(post("evt_1", STATE)).hasStatus(202);

    Map<String, Object> row = jdbc.queryForMap("select * from partner_signal");
    assertThat(row.get("partner_id")).isEqualTo(centre.id());
    assertThat(row.get("signal_id")).isEqualTo("evt_1");
    assertThat(row.get("way")).isEqualTo("webhook");
    assertThat(row.get("order_code")).isEqualTo("po_1");
    assertThat(row.get("kind")).isEqualTo("state");
    assertThat(jdbc.queryForObject("select body from partner_signal", String.class))
        .isEqualTo("{\"state\":\"in_production\"}");
    assertThat(row.get("occurred_at")).asString().startsWith("2026-11-02 08:00");
  }

  @Test
  void theSameIdAgainIsAnsweredWithoutEffect() {
    assertThat(post("evt_1", STATE)).hasStatus(202);
    assertThat(post("evt_1", STATE)).hasStatus(200);
    assertThat(post("evt_1", STATE)).hasStatus(200);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aTextMessageThatSaysStopIsBelievedOnlyWhenSignedByACallCentre() {
    String stop =
        "{\"type\":\"sms.received\",\"timestamp\":\"2026-11-02T09:00:00Z\","
            + "\"data\":{\"from\":\"+4915112345678\",\"to\":\"+4930111\",\"text\":\"STOP\"}}";
    assertThat(send("centre", Map.of("webhook-id", "evt_1"), stop)).hasStatus(401);
    Partner printer =
        new TestPartners(partners)
            .live("printer", PartnerKind.PRINT, Transport.API, DeliverableKind.LETTER);
    String its = secrets.create(printer.id(), false, Duration.ZERO, "tess").secret();
    assertThat(send("printer", signed("evt_1", stop, Instant.now(), its), stop)).hasStatus(422);
    assertThat(send("centre", signed("evt_1", stop, Instant.now(), its), stop)).hasStatus(401);
    assertThat(barred()).isZero();

    assertThat(post("evt_1", stop)).hasStatus(202);
    assertThat(post("evt_1", stop)).hasStatus(200);
    assertThat(barred()).isEqualTo(2);
    assertThat(post("evt_2", stop.replace("\"to\"", "\"number\""))).hasStatus(422);
  }

  private int barred() {
    return jdbc.queryForObject("select count(*) from suppression", Integer.class);
  }

  @Test
  void withoutASignatureNothingIsStored() {
    assertThat(
            http.post()
                .uri("/partner/v1/callbacks/centre")
                .contentType("application/json")
                .content(STATE)
                .exchange())
        .hasStatus(401);
    assertThat(stored()).isZero();
  }

  @Test
  void anAlteredBodyOrIdIsNotSigned() {
    Map<String, String> headers = signed("evt_1", STATE, Instant.now(), secret);

    assertThat(send("centre", headers, STATE.replace("po_1", "po_2"))).hasStatus(401);
    headers.put("webhook-id", "evt_2");
    assertThat(send("centre", headers, STATE)).hasStatus(401);
    assertThat(stored()).isZero();
  }

  @Test
  void whatIsSixMinutesOldOrAheadIsRefused() {
    for (int minutes : new int[] {-6, 6}) {
      Instant at = Instant.now().plus(Duration.ofMinutes(minutes));
      assertThat(send("centre", signed("evt_1", STATE, at, secret), STATE)).hasStatus(401);
    }
    Instant recent = Instant.now().minus(Duration.ofMinutes(4));
    assertThat(send("centre", signed("evt_1", STATE, recent, secret), STATE)).hasStatus(202);
  }

  @Test
  void afterARotationBothSecretsCountUntilTheOlderOneEnds() {
    String second = secrets.create(centre.id(), false, Duration.ofHours(24), "tess").secret();

    assertThat(send("centre", signed("evt_1", STATE, Instant.now(), secret), STATE)).hasStatus(202);
    assertThat(send("centre", signed("evt_2", STATE, Instant.now(), second), STATE)).hasStatus(202);

    clock.advance(Duration.ofHours(25));
    assertThat(send("centre", signed("evt_3", STATE, Instant.now(), secret), STATE)).hasStatus(401);
    assertThat(send("centre", signed("evt_3", STATE, Instant.now(), second), STATE)).hasStatus(202);
  }

  @Test
  void aPartnerThatDoesNotExistAnswersLikeAWrongSignature() throws Exception {
    MvcTestResult unknown = send("nobody", signed("evt_1", STATE, Instant.now(), secret), STATE);
    MvcTestResult wrong =
        send(
            "centre",
            signed(
                "evt_1",
                STATE,
                Instant.now(),
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            STATE);

    assertThat(unknown).hasStatus(401);
    assertThat(anonymous(unknown)).isEqualTo(anonymous(wrong));
    assertThat(unknown.getResponse().getHeaderNames())
        .containsExactlyInAnyOrderElementsOf(wrong.getResponse().getHeaderNames());
  }

  @Test
  void theSecretOfNobodyOpensNothing() {
    String ofNobody = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assertThat(send("nobody", signed("evt_1", STATE, Instant.now(), ofNobody), STATE))
        .hasStatus(401);
    secrets.revokeAll(centre.id(), false, "tess");
    assertThat(send("centre", signed("evt_1", STATE, Instant.now(), ofNobody), STATE))
        .hasStatus(401);
    assertThat(stored()).isZero();
  }

  @Test
  void whatIsSignedForTheSandboxIsKeptApartFromWhatIsLive() {
    String test = secrets.create(centre.id(), true, Duration.ZERO, "tess").secret();

    assertThat(send("centre", signed("evt_1", STATE, Instant.now(), test), STATE)).hasStatus(202);
    // the same id of the other world is another callback
    assertThat(post("evt_1", STATE)).hasStatus(202);
    assertThat(send("centre", signed("evt_1", STATE, Instant.now(), test), STATE)).hasStatus(200);

    assertThat(jdbc.queryForList("select way from partner_signal order by id", String.class))
        .containsExactly("sandbox", "webhook");
    secrets.revokeAll(centre.id(), true, "tess");
    assertThat(send("centre", signed("evt_2", STATE, Instant.now(), test), STATE)).hasStatus(401);
    assertThat(post("evt_2", STATE)).hasStatus(202);
  }

  @Test
  void onePartnerCannotSpeakForAnother() {
    new TestPartners(partners)
        .live("other", PartnerKind.CALL_CENTRE, Transport.API, DeliverableKind.CALL);

    assertThat(send("other", signed("evt_1", STATE, Instant.now(), secret), STATE)).hasStatus(401);
  }

  @Test
  void moreThan64KilobytesAreRefused() {
    String longer = STATE + " ".repeat(65_537 - STATE.length());
    String longest = STATE + " ".repeat(65_536 - STATE.length());

    assertThat(post("evt_1", longer)).hasStatus(413);
    assertThat(post("evt_1", longest)).hasStatus(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"order.state"|""
          []|""
          {"type":"order.state","type":"order.cost","timestamp":"2026-11-02T09:00:00Z","data":{}}|""
          {"type":"order.state","timestamp":"2026-11-02T09:00:00Z","data":{"order":"po_1","state":"accepted"}} {}|""
          {"type":"order.price","timestamp":"2026-11-02T09:00:00Z","data":{"order":"po_1"}}|"/type"
          {"type":"order.state","timestamp":"yesterday","data":{"order":"po_1","state":"accepted"}}|"/timestamp"
          {"type":"order.state","timestamp":"2026-11-02T09:00:00Z","data":[]}|"/data"
          {"type":"order.state","timestamp":"2026-11-02T09:00:00Z","data":{"state":"accepted"}}|"/data/order"
          {"type":"order.state","timestamp":"2026-11-02T09:00:00Z","data":{"order":"po_1"}}|"/data/state"
          {"type":"order.state","timestamp":"2026-11-02T09:00:00Z","data":{"order":"po_1","state":"accepted","price_minor":1}}|"/data/price_minor"
          {"type":"order.state","timestamp":"2026-11-02T09:00:00Z","partner":"other","data":{"order":"po_1","state":"accepted"}}|"/partner"
          """)
  void whatIsNotUnderstoodIsRefusedByItsPlaceAndNotStored(String body, String pointer) {
    MvcTestResult answer = post("evt_1", body);

    assertThat(answer).hasStatus(422).bodyText().contains("\"pointer\":" + pointer);
    assertThat(stored()).isZero();
  }

  @Test
  void aCallThatCannotBeIsRefusedAndOneThatCanIsStored() {
    String call =
        "{\"type\":\"call.outcome\",\"timestamp\":\"2026-11-02T09:00:00Z\",\"data\":{\"order\":\"po_1\","
            + "\"recipient\":\"r17\",\"attempt\":1,\"started_at\":\"2026-11-02T08:59:00Z\","
            + "\"duration_s\":40,\"disposition\":\"no_answer\"}}";

    assertThat(post("evt_1", call.replace("no_answer", "asleep")))
        .hasStatus(422)
        .bodyText()
        .contains("\"pointer\":\"/data\"");
    assertThat(stored()).isZero();
    assertThat(post("evt_1", call)).hasStatus(202);
    assertThat(jdbc.queryForObject("select kind from partner_signal", String.class))
        .isEqualTo("call");
  }

  @Test
  void withoutTheDatabaseThePartnerIsAskedToComeAgain() {
    doThrow(new DataAccessResourceFailureException("gone")).when(signals).store(any());

    MvcTestResult answer = post("evt_1", STATE);

    assertThat(answer).hasStatus(503).hasHeader("Retry-After", "10");
    assertThat(answer).bodyText().doesNotContain("gone");
    reset(signals);
    assertThat(post("evt_1", STATE)).hasStatus(202);
  }

  private MvcTestResult post(String id, String body) {
    return send("centre", signed(id, body, Instant.now(), secret), body);
  }

  private static Map<String, String> signed(String id, String body, Instant at, String secret) {
    return Signatures.headers(id, at, body.getBytes(StandardCharsets.UTF_8), List.of(secret));
  }

  private MvcTestResult send(String partner, Map<String, String> headers, String body) {
    var request =
        http.post()
            .uri("/partner/v1/callbacks/" + partner)
            .contentType("application/json")
            .content(body.getBytes(StandardCharsets.UTF_8));
    headers.forEach(request::header);
    return request.exchange();
  }

  /** The body without the number of the problem. */
  private static String anonymous(MvcTestResult answer) throws Exception {
    return answer.getResponse().getContentAsString().replaceAll("urn:uuid:[0-9a-f-]+", "");
  }

  private int stored() {
    return jdbc.queryForObject("select count(*) from partner_signal", Integer.class);
  }
}
