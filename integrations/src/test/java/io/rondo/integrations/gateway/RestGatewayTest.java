package io.rondo.integrations.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rondo.integrations.http.HttpSettings;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerGateway.CancelAnswer;
import io.rondo.workers.fulfilment.PartnerGateway.Submission;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders to a partner's endpoint: its faults are played against a strict server. */
class RestGatewayTest {

  private final Credentials credentials = mock(Credentials.class);
  private AgencyServer agency;
  private CamelContext camel;
  private RestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    agency = new AgencyServer();
    HttpSettings settings =
        new HttpSettings(
            Duration.ofSeconds(1),
            Duration.ofMillis(700),
            10_000,
            Set.of(agency.authority()),
            Duration.ofSeconds(60));
    PartnerHttp http = new PartnerHttp(settings, InetAddress::getAllByName);
    camel = new DefaultCamelContext();
    camel.addRoutes(new PartnerRoutes(http));
    camel.start();
    when(credentials.of(anyLong())).thenReturn(Map.of("signing_secret", AgencyServer.SECRET));
    gateway =
        new RestGateway(
            camel.createProducerTemplate(),
            new PartnerCircuits(settings),
            new PartnerLogins(credentials, http),
            new OrderBody("https://rondo.example/"));
  }

  @AfterEach
  void stop() {
    camel.stop();
    agency.close();
  }

  @Test
  void anOrderArrivesSignedUnderItsKey() {
    Submission submission = gateway.submit(order("po_7"), partner("agency"));

    assertThat(submission).isEqualTo(new Submission("A-1", null, true));
    assertThat(agency.seen())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.method() + " " + seen.path()).isEqualTo("POST /v1/orders");
              assertThat(seen.key()).isEqualTo("po_7");
              assertThat(seen.signed()).isTrue();
            });
    assertThat(agency.orders().get("po_7"))
        .contains(
            "\"order\":\"po_7\"",
            "\"kind\":\"design\"",
            "\"piece_minor\":\"1.25\"",
            "https://rondo.example/partner/v1/orders/po_7");
  }

  @Test
  void aSampleOrderIsSignedWithTheSecretOfTheSandbox() {
    String other = "whsec_OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=";
    when(credentials.of(anyLong()))
        .thenReturn(Map.of("signing_secret", other, "test_signing_secret", AgencyServer.SECRET));

    gateway.submit(order("po_7", true), partner("agency"));
    gateway.submit(order("po_8"), partner("agency"));

    assertThat(agency.seen()).extracting(AgencyServer.Seen::signed).containsExactly(true, false);
  }

  @Test
  void anOrderLostOnTheWayBackIsOneOrder() {
    agency.nextHangs();
    assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessageContaining("no answer in time");

    gateway.submit(order("po_7"), partner("agency"));

    assertThat(agency.seen()).extracting(AgencyServer.Seen::key).containsExactly("po_7", "po_7");
    assertThat(agency.orders()).hasSize(1);
  }

  @Test
  void theBodyIsTheSameBytesEachTime() {
    gateway.submit(order("po_7"), partner("agency"));
    String first = agency.orders().get("po_7");

    // a strict server answers another body under the same key with 409
    gateway.submit(order("po_7"), partner("agency"));

    assertThat(agency.orders().get("po_7")).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":\"no_capacity\",\"message\":\"Full until May\"}}",
        "{\"errors\":[{\"message\":\"Full until May\"}]}",
        "{\"status\":\"error\",\"message\":\"Full until May\"}",
        "{\"success\":false,\"reason\":\"Full until May\"}",
        "{\"state\":\"rejected\",\"reason\":\"Full until May\"}"
      })
  void successWithAnErrorInItsBodyIsARefusal(String body) {
    agency.next(200, body);

    assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("agency refused the order: Full until May");
  }

  @Test
  void anErrorThatIsNullIsNone() {
    agency.next(200, "{\"error\":null,\"errors\":[],\"id\":17}");

    assertThat(gateway.submit(order("po_7"), partner("agency")))
        .isEqualTo(new Submission("17", null, false));
  }

  @ParameterizedTest
  @CsvSource({"429, 120", "503, 30"})
  void whoAsksForTimeGetsIt(int status, long seconds) {
    agency.next(status, "", "Retry-After", Long.toString(seconds));

    PartnerUnreachable later =
        catchThrowableOfType(
            PartnerUnreachable.class, () -> gateway.submit(order("po_7"), partner("agency")));

    assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>It works</html>", "[]", "{\"id\":", "\"ok\""})
  void whatIsNoJsonObjectIsNoAnswer(String body) {
    agency.next(200, body);

    assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessageContaining("not with a JSON object")
        .hasMessageNotContaining("It works");
  }

  @Test
  void anAnswerForAnotherOrderIsNone() {
    agency.next(200, "{\"order\":\"po_8\",\"state\":\"accepted\"}");

    assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
        .isInstanceOf(PartnerUnreachable.class);
  }

  @Test
  void a422IsARefusalWithItsReason() {
    agency.next(422, "{\"detail\":\"We do not print\\non  Sundays\"}");

    assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("agency refused the order (422): We do not print on Sundays");
  }

  @Test
  void aRedirectIsNotFollowed() {
    agency.next(307, "", "Location", "http://" + agency.authority() + "/v1/orders/stolen");

    assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
        .isInstanceOf(PartnerUnreachable.class);
    assertThat(agency.seen()).hasSize(1);
  }

  @Test
  void theBreakerOpensForThatPartnerOnly() {
    for (int i = 0; i < 5; i++) {
      agency.next(500, "");
    }
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
          .isInstanceOf(PartnerUnreachable.class);
    }

    PartnerUnreachable open =
        catchThrowableOfType(
            PartnerUnreachable.class, () -> gateway.submit(order("po_7"), partner("agency")));

    assertThat(open).hasMessageContaining("left alone");
    assertThat(open.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(agency.seen()).hasSize(5);
    assertThat(gateway.submit(order("po_8"), partner("other")).accepted()).isTrue();
  }

  @Test
  void refusalsDoNotOpenTheBreaker() {
    for (int i = 0; i < 10; i++) {
      agency.next(422, "{}");
      assertThatThrownBy(() -> gateway.submit(order("po_7"), partner("agency")))
          .isInstanceOf(PartnerRefused.class);
    }
    assertThat(gateway.submit(order("po_7"), partner("agency")).accepted()).isTrue();
  }

  @Test
  void aTokenIsFetchedAndFetchedAgainWhenItIsNotTakenAnyMore() {
    when(credentials.of(anyLong())).thenReturn(Map.of("client_secret", "s3cret"));
    Partner partner =
        partner(
            "agency",
            "\"auth\":\"oauth2\",\"client_id\":\"rondo\",\"token_url\":\"http://%s/token\""
                .formatted(agency.authority()));
    agency.bearer("one");
    gateway.submit(order("po_7"), partner);
    agency.bearer("two");
    gateway.submit(order("po_8"), partner);

    assertThat(agency.seen())
        .extracting(AgencyServer.Seen::authorization)
        .containsExactly("Bearer one", "Bearer one", "Bearer two");
    assertThat(agency.orders()).hasSize(2);
  }

  @Test
  void aMissingSecretIsSaidAndNothingIsSent() {
    when(credentials.of(anyLong())).thenReturn(Map.of());

    assertThatThrownBy(
            () -> gateway.submit(order("po_7"), partner("agency", "\"auth\":\"bearer\"")))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("No token is kept for agency: enter it on the partner's page.");
    assertThat(agency.seen()).isEmpty();
  }

  @Test
  void cancellingTwiceIsOnceAndTheAnswerIsRead() {
    assertThat(gateway.cancel(order("po_7"), partner("agency"))).isEqualTo(CancelAnswer.CANCELLED);
    assertThat(gateway.cancel(order("po_7"), partner("agency"))).isEqualTo(CancelAnswer.CANCELLED);
    assertThat(agency.seen())
        .extracting(AgencyServer.Seen::path)
        .containsOnly("/v1/orders/po_7/cancel");
    assertThat(agency.orders()).containsOnlyKeys("po_7-cancel");

    agency.next(409, "{}");
    assertThat(gateway.cancel(order("po_7"), partner("agency"))).isEqualTo(CancelAnswer.REFUSED);
    agency.next(202, "");
    assertThat(gateway.cancel(order("po_7"), partner("agency"))).isEqualTo(CancelAnswer.LATER);
    agency.next(404, "");
    assertThat(gateway.cancel(order("po_7"), partner("agency"))).isEqualTo(CancelAnswer.CANCELLED);
  }

  private Partner partner(String code) {
    return partner(code, "\"auth\":\"none\"");
  }

  private Partner partner(String code, String auth) {
    return new Partner(
        code.length(),
        code,
        "The " + code,
        PartnerKind.AGENCY,
        Partner.State.LIVE,
        "1",
        null,
        "Carla",
        "carla@agency.example",
        "en",
        "Europe/Berlin",
        10,
        new Partner.Sla(8, 8, 8, 8),
        Partner.Transport.REST,
        "{\"url\":\"http://%s/v1\",%s}".formatted(agency.authority(), auth),
        null);
  }

  private static Order order(String code) {
    return order(code, false);
  }

  private static Order order(String code, boolean test) {
    Instant at = Instant.parse("2026-11-02T09:00:00Z");
    return new Order(
        1,
        code,
        1L,
        "C-2026-0001",
        1L,
        DeliverableKind.DESIGN,
        "Autumn poster",
        1,
        1,
        test,
        OrderState.APPROVED,
        null,
        null,
        2,
        1000,
        new BigDecimal("1.2500"),
        "EUR",
        null,
        "A poster",
        at.plus(Duration.ofDays(9)),
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        at,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        at);
  }

  @Test
  void eachGatewayServesItsTransport() {
    assertThat(List.of(gateway.transport(), new ApiGateway().transport()))
        .containsExactly(Partner.Transport.REST, Partner.Transport.API);
  }
}
