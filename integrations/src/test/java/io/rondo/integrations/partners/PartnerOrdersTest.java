package io.rondo.integrations.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.rondo.integrations.testing.DoorTest;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DoorTest
class PartnerOrdersTest {

  private static final String ORDERS = "/partner/v1/orders";
  private static final String ORDER = "/partner/v1/orders/{id}";
  private static final String EVENTS = "/partner/v1/orders/{id}/events";

  @Autowired private MockMvc web;
  @Autowired private Partners partners;
  @Autowired private SampleOrders samples;
  @Autowired private Orders orders;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Partner partner;
  private PartnerDoors printer;
  private PartnerDoors other;

  @BeforeEach
  void twoPartners() {
    clock.reset();
    partner = partner();
    printer = new PartnerDoors(web, partner.id(), partner.code());
    Partner second = partner();
    other = new PartnerDoors(web, second.id(), second.code());
  }

  private Partner partner() {
    return new TestPartners(partners)
        .live(
            "p" + UUID.randomUUID().toString().substring(0, 8),
            PartnerKind.PRINT,
            Partner.Transport.API,
            DeliverableKind.LETTER);
  }

  /** An order for five people that counts. */
  private String order() {
    String code = sample();
    jdbc.update("update partner_order set test = false where code = ?", code);
    return code;
  }

  private String sample() {
    return samples
        .place(partner.id(), DeliverableKind.LETTER, "Spring letter", "Print it.", 5)
        .code();
  }

  @Test
  void aPartnerReadsItsOrdersPageByPage() throws Exception {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.add(order());
      clock.advance(Duration.ofMinutes(1));
    }
    List<String> seen = new ArrayList<>();
    String next = ORDERS + "?limit=2";
    while (next != null) {
      String page =
          printer
              .send(
                  ORDERS,
                  org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(next))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      seen.addAll(JsonPath.<List<String>>read(page, "$.data[*].id"));
      next = page.contains("\"next\"") ? JsonPath.read(page, "$.next") : null;
    }

    assertThat(seen).containsExactlyElementsOf(placed);
    printer
        .read(ORDERS + "?updated_since=" + clock.instant().minus(Duration.ofSeconds(90)))
        .andExpect(jsonPath("$.data[*].id").value(placed.get(4)));
    printer.read(ORDERS + "?state=accepted").andExpect(jsonPath("$.data").isEmpty());
    printer.read(ORDERS + "?state=great").andExpect(status().isBadRequest());
    printer.read(ORDERS + "?cursor=nonsense").andExpect(status().isBadRequest());
    other.read(ORDERS).andExpect(jsonPath("$.data").isEmpty());
    printer.sandbox().read(ORDERS).andExpect(jsonPath("$.data").isEmpty());
  }

  @Test
  void anOrderGoesForwardAndWhatIsRepeatedHasNoSecondEffect() throws Exception {
    String order = order();

    tell(order, "accepted")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.effect").value("moved"))
        .andExpect(jsonPath("$.order.state").value("accepted"));
    tell(order, "accepted").andExpect(jsonPath("$.effect").value("repeated"));
    tell(order, "handed_over")
        .andExpect(jsonPath("$.effect").value("moved"))
        .andExpect(jsonPath("$.order.state").value("handed_over"));
    tell(order, "in_production")
        .andExpect(status().isConflict())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:late"))
        .andExpect(jsonPath("$.detail").isNotEmpty());

    assertThat(orders.get(order).state()).isEqualTo(OrderState.HANDED_OVER);
    printer
        .read(EVENTS, order)
        .andExpect(status().isOk())
        .andExpect(
            jsonPath("$.data[?(@.by == 'you')].effect")
                .value(org.hamcrest.Matchers.contains("moved", "repeated", "moved", "late")));
  }

  @Test
  void aReplacedPartnerIsToldSo() throws Exception {
    String order = order();
    jdbc.update(
        "update partner_order set replaced_at = ?, closed_at = ? where code = ?",
        java.sql.Timestamp.from(clock.instant()),
        java.sql.Timestamp.from(clock.instant()),
        order);

    tell(order, "accepted")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:order_replaced"));
    assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"state","state":"accepted","status":"paid","partner_id":1} | /status,/partner_id
          {"type":"state","state":"accepted","price_minor":1}                | /price_minor
          {"type":"state","state":"accepted","state":"rejected"}             | /state
          {"type":"state","state":"accepted","comment":"x"}                  | /comment
          {"type":"state"}                                                   | /state
          {"type":"gift"}                                                    | /type
          {}                                                                 | /type
          {"type":"draft","assets":["as_nobodys"]}                           | /assets/0
          {"type":"draft","assets":[]}                                       | /assets
          {"type":"recipients","rejected":[{"recipient":"r1","why":"x"}]}    | /rejected/0/why
          {"type":"cost","amount_minor":"12","currency":"EUR"}               | /amount_minor
          {"type":"returns","returned":[{"recipient":"r1","on":"monday"}]}   | /returned/0/on
          """)
  void whatNobodyAskedForIsNamedAndNothingIsStored(String body, String pointers) throws Exception {
    String order = order();
    int before = jdbc.queryForObject("select count(*) from partner_signal", Integer.class);

    printer
        .post(EVENTS, body, order)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.errors[*].pointer").value(containsInAnyOrder(pointers.split(","))))
        .andExpect(content().string(not(org.hamcrest.Matchers.containsString("monday"))));

    assertThat(jdbc.queryForObject("select count(*) from partner_signal", Integer.class))
        .isEqualTo(before);
    assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void onlyReferenceAndPromiseCanBeChangedAndOnlyOfTheVersionThatWasRead() throws Exception {
    String order = order();
    String tag =
        printer
            .read(ORDER, order)
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.quantity").value(5))
            .andReturn()
            .getResponse()
            .getHeader("ETag");

    printer
        .send(
            ORDER,
            patch(ORDER, order)
                .header("If-Match", tag)
                .contentType("application/merge-patch+json")
                .content(
                    "{\"reference\":\"J-4711\",\"promised_at\":\"2026-12-01T12:00:00+01:00\"}"))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", not(tag)))
        .andExpect(jsonPath("$.reference").value("J-4711"))
        .andExpect(jsonPath("$.promised_at").value("2026-12-01T11:00:00Z"));
    change(order, tag, "{\"reference\":\"J-1\"}").andExpect(status().isPreconditionFailed());
    change(order, "\"nonsense\"", "{\"reference\":\"J-1\"}")
        .andExpect(status().isPreconditionFailed());
    printer
        .send(
            ORDER,
            patch(ORDER, order)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reference\":\"J-1\"}"))
        .andExpect(status().isPreconditionRequired());
    change(
            order,
            "*",
            "{\"status\":\"done\",\"price_minor\":1,\"approved_by\":\"me\",\"a\":{\"b\":1}}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            jsonPath("$.errors[*].pointer")
                .value(containsInAnyOrder("/status", "/price_minor", "/approved_by", "/a")));
    change(order, "*", "{}").andExpect(status().isUnprocessableEntity());

    Order after = orders.get(order);
    assertThat(after.partnerReference()).isEqualTo("J-4711");
    assertThat(after.state()).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void aDraftIsBroughtAndSeen() throws Exception {
    String order = order();
    String upload =
        JsonPath.read(
            text(
                printer.post(
                    "/partner/v1/uploads",
                    "{\"name\":\"draft.txt\",\"size\":5,\"order\":\"" + order + "\"}")),
            "$.id");
    String asset =
        JsonPath.read(
            text(
                printer.send(
                    "/partner/v1/uploads/{id}",
                    put("/partner/v1/uploads/{id}", upload)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content("Hello"))),
            "$.asset.id");

    printer
        .post(
            EVENTS,
            "{\"type\":\"draft\",\"assets\":[\"" + asset + "\"],\"note\":\"First one.\"}",
            order)
        .andExpect(status().isOk());

    printer
        .read(ORDER + "/drafts", order)
        .andExpect(jsonPath("$.data[0].revision").value(1))
        .andExpect(jsonPath("$.data[0].assets[0]").value(asset))
        .andExpect(jsonPath("$.data[0].decision").value("open"));
    printer
        .read("/partner/v1/assets?order=" + order)
        .andExpect(jsonPath("$.data[*].id").value(asset));
    // another partner cannot hand in files that are not its own
    other.read("/partner/v1/assets/{id}", asset).andExpect(status().isNotFound());
  }

  @Test
  void aReportMakesTheCountsAddUp() throws Exception {
    String order = sample();
    PartnerDoors sandbox = printer.sandbox();
    sandbox
        .post(EVENTS, "{\"type\":\"state\",\"state\":\"accepted\"}", order)
        .andExpect(status().isOk());

    sandbox
        .post(
            "/partner/v1/deliveries",
            "{\"order\":\""
                + order
                + "\",\"accepted\":[[1,4]],\"rejected\":[{\"recipient\":\"r5\",\"reason\":"
                + "\"bad_address\"}],\"handed_over\":true}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("handed_over"))
        .andExpect(jsonPath("$.total").value(5))
        .andExpect(jsonPath("$.missing").value(0))
        .andExpect(jsonPath("$.rejected").value(1));
    sandbox.read("/partner/v1/deliveries/{order}", order).andExpect(jsonPath("$.missing").value(0));
    sandbox.read("/partner/v1/deliveries").andExpect(jsonPath("$.data[0].order").value(order));
    sandbox
        .post("/partner/v1/deliveries", "{\"order\":\"" + order + "\"}")
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void peopleAreGivenToWhoSaidYesAndInTheSandboxTheyAreMadeUp() throws Exception {
    String order = sample();
    PartnerDoors sandbox = printer.sandbox();
    String recipients = ORDER + "/recipients";
    sandbox
        .read(recipients, order)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:order_not_accepted"));
    sandbox.post(EVENTS, "{\"type\":\"state\",\"state\":\"accepted\"}", order);

    List<String> seen = new ArrayList<>();
    String next = "/partner/v1/orders/" + order + "/recipients?limit=2";
    while (next != null) {
      String page =
          text(
              sandbox
                  .send(
                      recipients,
                      org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(next))
                  .andExpect(status().isOk())
                  .andExpect(header().string("Cache-Control", "no-store")));
      seen.addAll(JsonPath.<List<String>>read(page, "$.data[*].recipient"));
      next = page.contains("\"next\"") ? JsonPath.read(page, "$.next") : null;
    }
    assertThat(seen).containsExactly("r1", "r2", "r3", "r4", "r5");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from order_recipient r join partner_order o on o.id = r.order_id"
                    + " where o.code = ? and r.delivery_id is not null",
                Integer.class,
                order))
        .isZero();
    sandbox.scoped("orders").read(recipients, order).andExpect(status().isForbidden());
    other.read(recipients, order).andExpect(status().isNotFound());
    printer.read(recipients, order).andExpect(status().isNotFound());
    jdbc.update(
        "update partner_order set replaced_at = ? where code = ?",
        java.sql.Timestamp.from(clock.instant()),
        order);
    sandbox.read(recipients, order).andExpect(status().isConflict());
  }

  @Test
  void whoWantsNoMoreOfItIsTakenOutAtOnce() throws Exception {
    String order = sample();
    String body = "{\"order\":\"" + order + "\",\"recipient\":\"r2\"}";
    PartnerDoors sandbox = printer.sandbox();

    sandbox.post("/partner/v1/suppressions", body).andExpect(status().isOk());

    sandbox
        .read("/partner/v1/suppressions")
        .andExpect(jsonPath("$.data.length()").value(1))
        .andExpect(jsonPath("$.data[0].order").value(order))
        .andExpect(jsonPath("$.data[0].recipient").value("r2"));
    sandbox
        .read("/partner/v1/suppressions?since=" + clock.instant().plusSeconds(60))
        .andExpect(jsonPath("$.data").isEmpty());
    other.post("/partner/v1/suppressions", body).andExpect(status().isNotFound());
    printer.post("/partner/v1/suppressions", body).andExpect(status().isNotFound());
    other.read("/partner/v1/suppressions").andExpect(jsonPath("$.data").isEmpty());
    sandbox
        .post("/partner/v1/suppressions", "{\"order\":\"" + order + "\",\"recipient\":\"r99\"}")
        .andExpect(status().isNotFound());
  }

  @Test
  void webhooksAreKeptChangedRotatedAndDeleted() throws Exception {
    String webhooks = "/partner/v1/webhooks";
    String created =
        text(
            printer
                .post(webhooks, "{\"url\":\"https://partner.example/rondo\"}")
                .andExpect(status().isCreated())
                .andExpect(header().exists("Location")));
    String id = JsonPath.read(created, "$.id");
    String secret = JsonPath.read(created, "$.secret");

    assertThat(secret).startsWith("whsec_");
    printer.read(webhooks + "/{id}", id).andExpect(jsonPath("$.secret").doesNotExist());
    String rotated =
        JsonPath.read(
            text(printer.post(webhooks + "/{id}/rotate", "", id).andExpect(status().isOk())),
            "$.secret");
    assertThat(rotated).startsWith("whsec_").isNotEqualTo(secret);
    printer.post(webhooks + "/{id}/ping", "", id).andExpect(status().isAccepted());
    String message =
        JsonPath.read(
            text(
                printer
                    .read(webhooks + "/{id}/deliveries", id)
                    .andExpect(jsonPath("$.data[0].type").value("webhook.ping"))),
            "$.data[0].id");
    printer.read(webhooks + "/{id}/deliveries/{message}", id, message).andExpect(status().isOk());
    printer
        .post(webhooks + "/{id}/deliveries/{message}/replay", "", id, message)
        .andExpect(status().isAccepted());
    for (PartnerDoors stranger : List.of(other, printer.sandbox())) {
      stranger.read(webhooks + "/{id}", id).andExpect(status().isNotFound());
      stranger.post(webhooks + "/{id}/rotate", "", id).andExpect(status().isNotFound());
      stranger
          .post(webhooks + "/{id}/deliveries/{message}/replay", "", id, message)
          .andExpect(status().isNotFound());
      stranger.read(webhooks).andExpect(jsonPath("$.data").isEmpty());
    }
    printer
        .send(
            webhooks + "/{id}",
            patch(webhooks + "/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"state\":\"disabled\"}"))
        .andExpect(jsonPath("$.state").value("disabled"));
    printer.post(webhooks + "/{id}/ping", "", id).andExpect(status().isConflict());
    printer
        .post(webhooks, "{\"url\":\"https://inner.test/\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].pointer").value("/url"));
    printer
        .send(
            webhooks + "/{id}",
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete(
                webhooks + "/{id}", id))
        .andExpect(status().isNoContent());
    printer.read(webhooks + "/{id}", id).andExpect(status().isNotFound());
    printer.read(webhooks + "/{id}", "x").andExpect(status().isNotFound());
    // nobody finds the secrets in what is kept of the answers
    assertThat(
            jdbc.queryForList(
                "select body from partner_request where body is not null", String.class))
        .isNotEmpty()
        .noneMatch(body -> body.contains("whsec_"));
  }

  @Test
  void whatReachesNothingIsAProblemToo() throws Exception {
    web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                "/partner/v1/nothing"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.type").value("urn:rondo:problem:unknown"));
    web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete(
                "/partner/v1/orders"))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(header().exists("Allow"));
  }

  private ResultActions tell(String order, String state) throws Exception {
    return printer.post(EVENTS, "{\"type\":\"state\",\"state\":\"" + state + "\"}", order);
  }

  private ResultActions change(String order, String tag, String body) throws Exception {
    return printer.send(
        ORDER,
        patch(ORDER, order)
            .header("If-Match", tag)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private static String text(ResultActions answer) throws Exception {
    return answer.andReturn().getResponse().getContentAsString();
  }
}
