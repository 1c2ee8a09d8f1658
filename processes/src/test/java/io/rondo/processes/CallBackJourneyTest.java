package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.testing.TestPartners;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A promised call from the word of the call centre to its end: the deployed model, the real
 * workers, the partner API and Tasklist. Only time is helped along, by firing timers.
 */
@RunningRondo
class CallBackJourneyTest {

  private static final String DECIDE = "Activity_DecideCallBack";
  private static final String MARKETER = "tessMarketer";

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private KeyBook keys;
  @Autowired private Webhooks webhooks;
  @Autowired private IdentityService identities;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private HistoryService history;
  @Autowired private JdbcTemplate jdbc;

  private final String campaign =
      "C-1999-" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
  private final String order = "po_" + UUID.randomUUID().toString().substring(0, 24);
  private String key;

  @BeforeEach
  void aCallCentreWithTwoPeopleToCall() {
    TestStaff.ensure(identities);
    Partner centre =
        new TestPartners(partners)
            .live(
                "c" + UUID.randomUUID().toString().substring(0, 8),
                PartnerKind.CALL_CENTRE,
                Partner.Transport.API,
                DeliverableKind.CALL);
    webhooks.create(centre.id(), "http://127.0.0.1:9/hook", List.of("call.*"), false);
    key = keys.createKey(centre.id(), false, Set.of("orders", "calls"), null, "adam").secret();
    campaign();
    order(centre);
    person(1);
    person(2);
  }

  @AfterEach
  void nothingWaitsForThisCampaignAnyMore() {
    jdbc.update("update partner_order set closed_at = ? where code = ?", now(), order);
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(campaign)
        .list()
        .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
  }

  @Test
  void aPromisedCallComesBackToTheListWhenItsTimeHasComeAndEndsWithTheCall() {
    assertThat(entry("state")).isEqualTo("open");
    assertThat(entry("priority")).isEqualTo("5");
    Instant wished = Instant.now().plus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);

    report(1, "callback", wished);

    ProcessInstance promise = promise();
    assertThat(promise.getBusinessKey()).as("the campaign's code").isEqualTo(campaign);
    Job due = timer(promise, "Event_CallBackDue");
    assertThat(due.getDuedate().toInstant())
        .as("not before the time that was wished, nor outside decent hours")
        .isAfterOrEqualTo(wished)
        .isEqualTo(instant("select due_at from call_back b where " + MINE));
    assertThat(runtime.getVariables(promise.getId()))
        .as("ids and dates, nobody's name or number")
        .containsOnlyKeys("callBackId", "orderCode", "campaignCode", "callBackDueAt");
    assertThat(entry("state")).isEqualTo("callback");
    assertThat(entry("priority")).as("promised calls come first").isEqualTo("1");
    assertThat(entry("callback_at")).isEqualTo(wished.toString());
    assertThat(told("call.callback_due")).isEmpty();

    management.executeJob(due.getId());

    until(() -> told("call.callback_due").size() == 1);
    assertThat(told("call.callback_due").get(0)).contains(order, "\"r1\"");
    assertThat(entry("state")).as("due, and still on the list").isEqualTo("callback");
    timer(promise, "Event_CallBackMissed");

    report(2, "interested", null);

    until(() -> ended(promise, "Event_CallBackMade"));
    assertThat(entry("state")).isEqualTo("done");
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(promise.getId())
                .singleResult()
                .getBusinessKey())
        .isEqualTo(campaign);
  }

  @Test
  void aMissedCallIsPromisedAgainByAPersonAndGivenUpTheSecondTime() {
    report(1, "callback", Instant.now().plus(Duration.ofHours(2)));
    ProcessInstance promise = promise();
    management.executeJob(timer(promise, "Event_CallBackDue").getId());
    management.executeJob(timer(promise, "Event_CallBackMissed").getId());
    TasklistClient marketer =
        TasklistClient.login("http://localhost:" + port, MARKETER, TestStaff.password(MARKETER));
    until(() -> marketer.tasks(campaign).contains(DECIDE));
    Instant again = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

    assertThat(
            marketer
                .tryToComplete(campaign, DECIDE, MARKETER, Map.of("callBackDecision", "again"))
                .statusCode())
        .as("again, but nobody says when")
        .isEqualTo(400);
    marketer.complete(
        campaign,
        DECIDE,
        MARKETER,
        Map.of("callBackDecision", "again", "callBackAgainAt", again.toString()));

    Job due = timer(promise, "Event_CallBackDue");
    assertThat(due.getDuedate().toInstant()).isAfterOrEqualTo(again);
    management.executeJob(due.getId());
    until(() -> told("call.callback_due").size() == 2);
    management.executeJob(timer(promise, "Event_CallBackMissed").getId());
    until(() -> marketer.tasks(campaign).contains(DECIDE));

    marketer.complete(campaign, DECIDE, MARKETER, Map.of("callBackDecision", "drop"));

    until(() -> ended(promise, "Event_CallBackGivenUp"));
    assertThat(entry("state")).isEqualTo("failed");
    assertThat(
            jdbc.queryForObject(
                "select r.reason from order_recipient r join partner_order o on o.id = r.order_id"
                    + " where o.code = ? and r.recipient_no = 1",
                String.class,
                order))
        .isEqualTo("callback_missed");
  }

  @Test
  void whoWantsNoMoreCallsEndsThePromiseBeforeItsTime() {
    report(1, "callback", Instant.now().plus(Duration.ofHours(2)));
    ProcessInstance promise = promise();
    timer(promise, "Event_CallBackDue");

    report(2, "dnc_request", null);

    until(() -> ended(promise, "Event_CallBackOvertaken"));
    assertThat(told("call.callback_due")).isEmpty();
  }

  private static final String MINE =
      "b.call_entry_id = (select e.id from call_entry e join partner_order o on o.id = e.order_id"
          + " where o.code = ? and e.recipient_no = 1)";

  private ProcessInstance promise() {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                runtime
                    .createProcessInstanceQuery()
                    .processDefinitionKey("CallBack")
                    .processInstanceBusinessKey(campaign)
                    .singleResult(),
            Objects::nonNull);
  }

  private Job timer(ProcessInstance promise, String event) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                management
                    .createJobQuery()
                    .processInstanceId(promise.getId())
                    .activityId(event)
                    .timers()
                    .singleResult(),
            Objects::nonNull);
  }

  private boolean ended(ProcessInstance promise, String event) {
    boolean over =
        history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(promise.getId())
                .finished()
                .count()
            == 1;
    boolean there =
        history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(promise.getId())
                .activityId(event)
                .finished()
                .count()
            == 1;
    return over && there;
  }

  /** The call centre tells what came of a call to the first person. */
  private void report(int attempt, String disposition, Instant callbackAt) {
    String wish = callbackAt == null ? "" : ",\"callback_at\":\"%s\"".formatted(callbackAt);
    HttpResponse<String> answer =
        new Visitor(port)
            .send(
                "POST",
                "/partner/v1/calls",
                "{\"order\":\"%s\",\"recipient\":\"r1\",\"attempt\":%d,\"started_at\":\"%s\",\"disposition\":\"%s\"%s}"
                    .formatted(
                        order,
                        attempt,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        disposition,
                        wish),
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"effect\":\"moved\"");
  }

  /** A field of the first person on the list, as the call centre sees it now. */
  private String entry(String field) {
    HttpResponse<String> answer =
        new Visitor(port)
            .send(
                "GET",
                "/partner/v1/orders/" + order + "/calls",
                null,
                "Authorization",
                "Bearer " + key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return String.valueOf(JsonPath.<Object>read(answer.body(), "$.data[0]." + field));
  }

  private List<String> told(String type) {
    return jdbc.queryForList(
        "select body from webhook_message where type = ? and body like ?",
        String.class,
        type,
        "%" + order + "%");
  }

  private Instant instant(String sql) {
    return jdbc.queryForObject(sql, LocalDateTime.class, order).toInstant(ZoneOffset.UTC);
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofMinutes(2)).until(condition);
  }

  private void campaign() {
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'Spring', 'g', 'o', 'w', 'true', 'chance', 10, 14, 100000, 5000, 0.5,"
            + " 'EUR', ?, 'released', false, ?, ?)",
        campaign,
        MARKETER,
        now(),
        now());
  }

  private void order(Partner centre) {
    jdbc.update(
        "insert into partner_order (code, campaign_id, kind, title, partner_id, attempt, test,"
            + " state, quantity, setup_minor, price_minor, currency, brief, returned, packed_at,"
            + " placed_at, submitted_at, late_steps, version, updated_at) values (?, ?, 'call',"
            + " 'Spring calls', ?, 1, false, 'accepted', 2, 0, 100, 'EUR', 'Call them.', 0, ?, ?,"
            + " ?, 0, 1, ?)",
        order,
        number("select id from campaign where code = ?", campaign),
        centre.id(),
        now(),
        now(),
        now(),
        now());
  }

  private void person(int no) {
    String number = "K-" + UUID.randomUUID();
    String phone = "+4930" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    jdbc.update(
        "insert into customer (customer_number, first_name, last_name, language, phone, phone_hash,"
            + " hash_bits, line_hash, created_at, updated_at) values (?, 'Mia', 'Berg', 'de', ?, ?,"
            + " 1, '0', ?, ?)",
        number,
        phone,
        PhoneHash.of(phone),
        now(),
        now());
    long customer = number("select id from customer where customer_number = ?", number);
    jdbc.update(
        "insert into consent (customer_id, channel, purpose, granted, decided_at, source,"
            + " recorded_at) values (?, 'call', 'marketing', true, ?, 'shop', ?)",
        customer,
        now(),
        now());
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell, state,"
            + " attempts, updated_at) select id, 'calls', 1, ?, 'call', 'A', 'claimed', 0, ? from"
            + " campaign where code = ?",
        customer,
        now(),
        campaign);
    long delivery = number("select max(id) from delivery where customer_id = ?", customer);
    jdbc.update(
        "insert into order_recipient (order_id, recipient_no, delivery_id, held_delivery_id, seed,"
            + " state, updated_at) values (?, ?, ?, ?, false, 'ordered', ?)",
        number("select id from partner_order where code = ?", order),
        no,
        delivery,
        delivery,
        now());
  }

  private long number(String sql, Object value) {
    return jdbc.queryForObject(sql, Long.class, value);
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(ZoneOffset.UTC);
  }
}
