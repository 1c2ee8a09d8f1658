package io.rondo.integrations.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvent;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Callbacks about orders come repeated, reversed, from the future and about nothing: no harm done.
 */
@WebhookTest
class OrderCallbackTest {

  @Autowired private MockMvcTester http;
  @Autowired private Partners partners;
  @Autowired private SigningSecrets secrets;
  @Autowired private SampleOrders samples;
  @Autowired private Orders orders;
  @Autowired private Assets assets;
  @Autowired private OrderEvents events;
  @Autowired private Signals signals;
  @Autowired private SignalPump pump;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private Partner studio;
  private String secret;
  private Order order;

  @BeforeEach
  void world() {
    EmptyTables.in(jdbc);
    clock.reset();
    studio =
        new TestPartners(partners)
            .live("studio", PartnerKind.AGENCY, Transport.API, DeliverableKind.DESIGN);
    secret = secrets.create(studio.id(), true, Duration.ZERO, "tess").secret();
    order = samples.place(studio.id(), DeliverableKind.DESIGN, "Poster", "A poster", 1);
  }

  @Test
  void theSameCallbackThreeTimesMovesTheOrderOnce() {
    for (int i = 0; i < 3; i++) {
      tell("e1", order.code(), "accepted", "2026-11-02T09:00:00Z");
    }

    assertThat(state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(effects("accepted")).containsExactly("moved");
  }

  @Test
  void theSameStateUnderAnotherIdIsKeptAsARepetition() {
    tell("e1", order.code(), "accepted", "2026-11-02T09:00:00Z");
    tell("e2", order.code(), "accepted", "2026-11-02T09:01:00Z");

    assertThat(state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(effects("accepted")).containsExactly("moved", "repeated");
  }

  @Test
  void whatComesInReverseNeverMovesAnOrderBack() {
    tell("e3", order.code(), "produced", "2026-11-02T11:00:00Z");
    tell("e2", order.code(), "in_production", "2026-11-02T10:00:00Z");
    tell("e1", order.code(), "accepted", "2026-11-02T09:00:00Z");

    assertThat(state()).isEqualTo(OrderState.PRODUCED);
    assertThat(effects("in_production")).doesNotContain("moved");
    assertThat(effects("accepted")).doesNotContain("moved");
  }

  @Test
  void aTimeInTheFutureChangesNothingButWhatThePartnerSays() {
    tell("e1", order.code(), "accepted", "2031-01-01T00:00:00Z");
    tell("e2", order.code(), "in_production", "2026-11-02T09:00:00Z");

    assertThat(state()).isEqualTo(OrderState.IN_PRODUCTION);
  }

  @Test
  void anUnknownOrderIsParkedAndShown() {
    tell("e1", "po_NOBODYKNOWSTHIS", "accepted", "2026-11-02T09:00:00Z");

    assertThat(state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(jdbc.queryForObject("select state from partner_signal", String.class))
        .isEqualTo("parked");
    assertThat(signals.countParked()).isEqualTo(1);
  }

  @Test
  void anotherPartnersOrderIsAsUnknownAsNone() {
    Partner other =
        new TestPartners(partners)
            .live("other", PartnerKind.AGENCY, Transport.API, DeliverableKind.DESIGN);
    Order foreign = samples.place(other.id(), DeliverableKind.DESIGN, "Poster", "A poster", 1);

    tell("e1", foreign.code(), "accepted", "2026-11-02T09:00:00Z");

    assertThat(orders.get(foreign.id()).state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(jdbc.queryForObject("select state from partner_signal", String.class))
        .isEqualTo("parked");
  }

  @Test
  void theSecretForLiveOrdersMovesNoSampleOrder() {
    secret = secrets.create(studio.id(), false, Duration.ZERO, "tess").secret();

    tell("e1", order.code(), "accepted", "2026-11-02T09:00:00Z");

    assertThat(state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(effects("accepted")).isEmpty();
    assertThat(jdbc.queryForMap("select state, effect from partner_signal"))
        .containsEntry("state", "parked")
        .containsEntry(
            "effect", "It was signed with the secret for live orders, and this is a sample order.");
  }

  @Test
  void theSecretForTheSandboxMovesNoLiveOrder() {
    jdbc.update("update partner_order set test = false where id = ?", order.id());

    tell("e1", order.code(), "accepted", "2026-11-02T09:00:00Z");

    assertThat(state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(signals.countParked()).isEqualTo(1);
  }

  @Test
  void aDraftNamesThePartnersOwnFilesByTheirCodes() throws IOException {
    AssetVersion own = assets.store(picture(), "poster.png", owner(studio));
    Partner other =
        new TestPartners(partners)
            .live("other", PartnerKind.AGENCY, Transport.API, DeliverableKind.DESIGN);
    AssetVersion foreign = assets.store(picture(), "poster.png", owner(other));

    assertThat(post("e1", draft(foreign.code())))
        .hasStatus(422)
        .bodyText()
        .contains("/data/assets/0", "is no file of yours");
    assertThat(post("e1", draft(own.code()))).hasStatus(202);

    assertThat(jdbc.queryForObject("select body from partner_signal", String.class))
        .isEqualTo("{\"assets\":[%d]}".formatted(own.id()));
    assertThat(assets.ofOrder(order.id())).extracting(AssetVersion::id).containsExactly(own.id());
  }

  private static AssetOwner owner(Partner partner) {
    return AssetOwner.of(new PartnerCaller(partner.id(), partner.code(), true, Set.of("assets")));
  }

  private static InputStream picture() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private String draft(String asset) {
    return "{\"type\":\"order.draft\",\"timestamp\":\"2026-11-02T09:00:00Z\",\"data\":{\"order\":\"%s\",\"assets\":[\"%s\"]}}"
        .formatted(order.code(), asset);
  }

  private void tell(String id, String code, String state, String at) {
    String body =
        "{\"type\":\"order.state\",\"timestamp\":\"%s\",\"data\":{\"order\":\"%s\",\"state\":\"%s\"}}"
            .formatted(at, code, state);
    assertThat(post(id, body)).hasStatus2xxSuccessful();
    pump.handleAll();
  }

  private MvcTestResult post(String id, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    var request =
        http.post()
            .uri("/partner/v1/callbacks/studio")
            .contentType("application/json")
            .content(body);
    Signatures.headers(id, Instant.now(), body, List.of(secret)).forEach(request::header);
    return request.exchange();
  }

  private OrderState state() {
    return orders.get(order.id()).state();
  }

  private List<String> effects(String what) {
    return events.of(order.id(), 0L, 100).stream()
        .filter(event -> event.what().equals(what))
        .map(OrderEvent::effect)
        .map(Object::toString)
        .map(String::toLowerCase)
        .toList();
  }
}
