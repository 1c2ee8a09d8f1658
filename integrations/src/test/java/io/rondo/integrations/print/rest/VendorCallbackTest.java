package io.rondo.integrations.print.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import io.rondo.integrations.print.PrintTest;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerMessages;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Print-and-mail services call us in their own words: attacks and faults included. */
@PrintTest
class VendorCallbackTest {

  private static final String SECRET = "s3cret-of-the-service";

  @Autowired private MockMvcTester http;
  @Autowired private Partners partners;
  @Autowired private Credentials credentials;
  @Autowired private SampleOrders samples;
  @Autowired private Orders orders;
  @Autowired private Recipients recipients;
  @Autowired private PartnerMessages messages;
  @Autowired private SignalPump pump;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;
  @MockitoSpyBean private Signals signals;

  private Partner acme;
  private Order order;

  @BeforeEach
  void open() {
    EmptyTables.in(jdbc);
    clock.reset();
    acme =
        partner("acme", "{\"base_url\":\"https://acme.example/v1\",\"mapping\":\"letters-basic\"}");
    credentials.keep(acme.id(), "callback_secret", SECRET, "tess");
    order = samples.place(acme.id(), DeliverableKind.LETTER, "Spring letter", "Print it.", 3);
  }

  @AfterEach
  void working() {
    reset(signals);
    clock.reset();
  }

  private Partner partner(String code, String connection) {
    Partner partner =
        new TestPartners(partners)
            .live(code, PartnerKind.PRINT, Partner.Transport.API, DeliverableKind.LETTER);
    connection(partner, connection);
    return partners.get(partner.id());
  }

  private void connection(Partner partner, String connection) {
    jdbc.update(
        "update partner set transport = 'print_rest', connection = ? where id = ?",
        connection,
        partner.id());
  }

  @Test
  void anOrderFollowsItsLettersFromCallbackToCallback() {
    assertThat(post(event("evt_1", "letter.created", "r1"))).hasStatus(202);
    assertThat(post(event("evt_2", "letter.mailed", "r1"))).hasStatus(202);
    assertThat(post(event("evt_3", "letter.mailed", "r3"))).hasStatus(202);
    assertThat(state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(post(event("evt_4", "letter.failed", "r2"))).hasStatus(202);

    assertThat(state()).isEqualTo(OrderState.HANDED_OVER);
    assertThat(recipients.counts(order.id()).accepted()).isEqualTo(2);
    assertThat(recipients.counts(order.id()).rejected()).isEqualTo(1);
    assertThat(jdbc.queryForMap("select way, kind from partner_signal where signal_id = 'evt_2'"))
        .containsEntry("way", "rest")
        .containsEntry("kind", "pieces");
  }

  @Test
  void aLetterThatComesBackIsAReturn() {
    post(event("evt_1", "letter.mailed", "r1"));
    assertThat(post(event("evt_2", "letter.returned_to_sender", "r1"))).hasStatus(202);

    assertThat(orders.get(order.id()).returned()).isEqualTo(1);
    assertThat(post(event("evt_2", "letter.returned_to_sender", "r1"))).hasStatus(200);
    assertThat(orders.get(order.id()).returned()).isEqualTo(1);
  }

  @Test
  void theSameEventAgainAndAnEarlierOneHaveNoEffect() {
    assertThat(post(event("evt_2", "letter.mailed", "r1"))).hasStatus(202);
    assertThat(post(event("evt_2", "letter.mailed", "r1"))).hasStatus(200);
    assertThat(post(event("evt_1", "letter.created", "r1"))).hasStatus(202); // overtaken

    assertThat(stored()).isEqualTo(2);
    assertThat(
            jdbc.queryForObject(
                "select piece_state from order_recipient where order_id = ? and recipient_no = 1",
                String.class,
                order.id()))
        .isEqualTo("handed_over");
  }

  @Test
  void withoutAProofNothingIsStored() throws Exception {
    String body = event("evt_1", "letter.mailed", "r1");
    String time = millis(clock.instant());
    Map<String, String> none = Map.of();
    Map<String, String> wrong = signed(body, "another secret", time);
    Map<String, String> noTime = Map.of("Lob-Signature", hmac(SECRET, time + "." + body));
    Map<String, String> altered = signed(body.replace("r1", "r2"), SECRET, time);

    for (Map<String, String> headers : java.util.List.of(none, wrong, noTime, altered)) {
      assertThat(send("acme", headers, body))
          .hasStatus(401)
          .hasHeader("WWW-Authenticate", "Webhook-Signature");
    }
    MvcTestResult unknown = send("nobody", signed(body, SECRET, time), body);
    assertThat(unknown).hasStatus(401);
    assertThat(anonymous(unknown)).isEqualTo(anonymous(send("acme", wrong, body)));
    assertThat(send("nobody", signed(body, "nobody-knows-this-secret", time), body)).hasStatus(401);
    assertThat(stored()).isZero();
    assertThat(messages.countUnread()).isZero();
  }

  @Test
  void whatIsSixMinutesOldOrAheadIsRefused() {
    String body = event("evt_1", "letter.mailed", "r1");
    for (int minutes : new int[] {-6, 6}) {
      String time = millis(clock.instant().plus(Duration.ofMinutes(minutes)));
      assertThat(send("acme", signed(body, SECRET, time), body)).hasStatus(401);
    }
    String recent = millis(clock.instant().minus(Duration.ofMinutes(4)));
    assertThat(send("acme", signed(body, SECRET, recent), body)).hasStatus(202);
  }

  @Test
  void duringARotationBothSecretsCount() {
    credentials.keep(acme.id(), "callback_secret", "the new one", "tess");
    credentials.keep(acme.id(), "callback_secret_old", SECRET, "tess");
    assertThat(post(event("evt_1", "letter.created", "r1"))).hasStatus(202);
    String body = event("evt_2", "letter.created", "r2");
    assertThat(send("acme", signed(body, "the new one", millis(clock.instant())), body))
        .hasStatus(202);

    credentials.forget(acme.id(), "callback_secret_old", "tess");
    assertThat(post(event("evt_3", "letter.created", "r3"))).hasStatus(401);
  }

  @Test
  void onePartnerCannotSpeakForAnother() {
    Partner other =
        partner("other", "{\"base_url\":\"https://b.example/v1\",\"mapping\":\"letters-basic\"}");
    credentials.keep(other.id(), "callback_secret", "of the other", "tess");
    String body = event("evt_1", "letter.mailed", "r1");

    assertThat(send("other", signed(body, SECRET, millis(clock.instant())), body)).hasStatus(401);
    // proved, but the order is none of theirs: kept for a person, without effect
    assertThat(send("other", signed(body, "of the other", millis(clock.instant())), body))
        .hasStatus(202);
    pump.handleAll();

    assertThat(state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(signals.parked()).hasSize(1);
  }

  @Test
  void aStateThatTheMappingDoesNotKnowIsKeptAndReadOnceItDoes() {
    assertThat(post(event("evt_1", "letter.stamped", "r1"))).hasStatus(202);
    assertThat(stored()).isZero();
    assertThat(messages.unread())
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.why())
                    .isEqualTo(
                        "The mapping of acme does not know the state “stamped”: add it to “states”"
                            + " of the connection."));

    connection(
        acme,
        "{\"base_url\":\"https://acme.example/v1\",\"mapping\":\"letters-basic\",\"states\":{\"stamped\":\"produced\"}}");
    assertThat(messages.readAgain(messages.unread().get(0).id())).isEmpty();
    pump.handleAll();

    assertThat(messages.countUnread()).isZero();
    assertThat(recipients.counts(order.id()).accepted()).isEqualTo(1);
    assertThat(post(event("evt_2", "letter.stamped", "r2"))).hasStatus(202);
    assertThat(messages.countUnread()).isZero();
  }

  @Test
  void poisonIsKeptAndTheNextEventGoesOn() {
    assertThat(post("no JSON")).hasStatus(202);
    assertThat(post("[]")).hasStatus(202);
    assertThat(post(event("evt_1", "letter.mailed", "Mia Berg"))).hasStatus(202);

    assertThat(messages.unread())
        .extracting(message -> message.why())
        .containsExactlyInAnyOrder(
            "It is no JSON.",
            "It is no JSON object.",
            "Its recipient is none of an order of ours, for example r17.");
    assertThat(post(event("evt_2", "letter.mailed", "r1"))).hasStatus(202);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void whatIsAboutNothingOfOursIsAnsweredAndForgotten() {
    assertThat(post(event("evt_1", "postcard.mailed", "r1"))).hasStatus(200);
    assertThat(post(event("evt_2", "letter.viewed", "r1"))).hasStatus(200);
    assertThat(post(event("evt_3", "letter.mailed", "r1").replace(order.code(), "")))
        .hasStatus(200);
    assertThat(stored()).isZero();
    assertThat(messages.countUnread()).isZero();
  }

  @Test
  void moreThan256KilobytesAreRefused() {
    assertThat(post(" ".repeat((256 << 10) + 1))).hasStatus(413);
  }

  @Test
  void withoutTheDatabaseTheServiceIsAskedToComeAgain() {
    doThrow(new DataAccessResourceFailureException("gone")).when(signals).store(any());
    assertThat(post(event("evt_1", "letter.mailed", "r1")))
        .hasStatus(503)
        .hasHeader("Retry-After", "10");
    reset(signals);
    assertThat(post(event("evt_1", "letter.mailed", "r1"))).hasStatus(202);
    assertThat(messages.countUnread()).isZero();
  }

  @Test
  void timeAndSignatureMayStandInOneHeader() {
    connection(acme, "{\"base_url\":\"https://acme.example/v1\",\"mapping\":\"letters-api-key\"}");
    String body =
        "{\"id\":\"ev_1\",\"type\":\"letter.updated\",\"data\":{\"status\":\"printing\","
            + "\"metadata\":{\"order\":\"%s\",\"recipient\":\"r1\"}}}".formatted(order.code());
    long now = clock.instant().getEpochSecond();

    assertThat(send("acme", pairs(now - 301, body), body)).hasStatus(401);
    assertThat(send("acme", Map.of("PostGrid-Signature", "v1=" + hmac(SECRET, body)), body))
        .hasStatus(401);
    assertThat(send("acme", pairs(now, body), body)).hasStatus(202);
    assertThat(recipients.counts(order.id()).accepted()).isEqualTo(1);
  }

  @Test
  void aConnectionSaysHowItsServiceProvesItself() {
    String connection =
        "{\"base_url\":\"https://acme.example/v1\",\"mapping\":\"letters-basic\","
            + "\"callback\":{\"proof\":{\"kind\":\"%s\",\"header\":\"X-Proof\","
            + "\"encoding\":\"base64\",\"signed\":\"{{body}}\",\"timestamp_header\":\"X-Time\"}}}";
    String body = event("evt_1", "letter.mailed", "r1");
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hmac(SECRET, body)));
    String time = millis(clock.instant());

    connection(acme, connection.formatted("hmac"));
    assertThat(send("acme", Map.of("X-Proof", base64, "X-Time", time), body)).hasStatus(202);

    connection(acme, connection.formatted("shared"));
    assertThat(send("acme", Map.of("X-Proof", "wrong"), body)).hasStatus(401);
    assertThat(send("acme", Map.of("X-Proof", SECRET), body)).hasStatus(200);

    connection(acme, connection.formatted("nothing that exists"));
    assertThat(send("acme", Map.of("X-Proof", SECRET), body)).hasStatus(401);
  }

  private String event(String id, String type, String recipient) {
    return ("{\"id\":\"%s\",\"date_created\":\"2026-11-02T08:00:00Z\",\"event_type\":{\"id\":\"%s\"},"
            + "\"body\":{\"id\":\"ltr_1\",\"metadata\":{\"order\":\"%s\",\"recipient\":\"%s\"}}}")
        .formatted(id, type, order.code(), recipient);
  }

  /** Signed as letters-basic wants it, and acted upon. */
  private MvcTestResult post(String body) {
    return send("acme", signed(body, SECRET, millis(clock.instant())), body);
  }

  private MvcTestResult send(String partner, Map<String, String> headers, String body) {
    var request =
        http.post()
            .uri("/partner/v1/print/" + partner)
            .contentType("application/json")
            .content(body.getBytes(StandardCharsets.UTF_8));
    headers.forEach(request::header);
    MvcTestResult answer = request.exchange();
    pump.handleAll();
    return answer;
  }

  private static Map<String, String> signed(String body, String secret, String time) {
    return Map.of(
        "Lob-Signature", hmac(secret, time + "." + body), "Lob-Signature-Timestamp", time);
  }

  private static Map<String, String> pairs(long time, String body) {
    return Map.of(
        "PostGrid-Signature", "t=%d,v1=%s".formatted(time, hmac(SECRET, time + "." + body)));
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String anonymous(MvcTestResult answer) throws Exception {
    return answer.getResponse().getContentAsString().replaceAll("urn:uuid:[0-9a-f-]+", "");
  }

  private OrderState state() {
    return orders.get(order.id()).state();
  }

  private int stored() {
    return jdbc.queryForObject("select count(*) from partner_signal", Integer.class);
  }
}
