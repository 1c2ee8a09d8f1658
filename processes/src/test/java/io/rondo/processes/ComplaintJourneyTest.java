package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.processes.testing.ApiClient;
import io.rondo.processes.testing.CountingMailServer;
import io.rondo.processes.testing.RunningRondoOnMySql;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.delivery.Seeds;
import io.rondo.workers.hold.Holds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Three people complain in the middle of a running campaign of 10,000: one was mailed, one waits
 * for the next chunk, one is claimed already and next at the mail server. None of them gets a mail
 * from then on; one is released in time and gets it late, the other after it has lost its sense.
 */
@RunningRondoOnMySql
@Tag("own-jvm")
class ComplaintJourneyTest {

  private static final int CUSTOMERS = 10_000;
  private static final Duration LOOKED_FOR = Duration.ofMillis(1_500);
  private static final Duration SLOW_DAY = Duration.ofMinutes(10);
  private static final String MJML =
      """
      <mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ first_name }}</mj-text>
      </mj-column></mj-section></mj-body></mjml>""";

  @Autowired private Environment environment;
  @Autowired private IdentityService identities;
  @Autowired private HistoryService history;
  @Autowired private Contents contents;
  @Autowired private Seeds seeds;
  @Autowired private Holds holds;
  @Autowired private CountingMailServer mail;
  @Autowired private JdbcTemplate jdbc;

  private String base;
  private ApiClient api;
  private TasklistClient marketer;

  @BeforeEach
  void tenThousandCustomers() {
    for (String[] person :
        new String[][] {
          {"marketer", "marketing"},
          {"reviewer", "review"},
          {"brand", "brand"},
          {"finance", "finance"},
          {"sueService", "service"}
        }) {
      TestStaff.ensure(identities, person[0], person[1]);
    }
    base = environment.getRequiredProperty("rondo.public-url");
    api = new ApiClient(base, "marketer", TestStaff.password("marketer"));
    marketer = TasklistClient.login(base, "marketer", TestStaff.password("marketer"));
    assertThat(api.postCsv("/api/customers/import", customers()).get("added").asInt())
        .isEqualTo(CUSTOMERS);
    seeds.add("seed-complaint@example.test", "Seed");
    contents.save(
        new ContentDraft(
            "complaint", "News", "Rondo Fashion", MJML, Map.of("first_name", "friend")),
        "marketer");
  }

  @AfterEach
  void mailGoesOn() {
    mail.goOn();
  }

  @Test
  void whoComplainsInTheMiddleOfACampaignIsLeftInPeaceAtOnce() {
    String code = campaign();
    mail.stopAfter(2_750); // in the middle of a chunk
    for (String signer : List.of("brand", "reviewer", "finance")) {
      TasklistClient signing = TasklistClient.login(base, signer, TestStaff.password(signer));
      awaitTask(signing, code, "Activity_ReviewCampaign");
      signing.approve(code, signer);
    }
    until(mail::hasStopped);

    // given one who has it, one who is claimed and one who waits
    String mailed = number(code, "sent", "asc");
    String claimed = number(code, "claimed", "desc");
    String planned = number(code, "planned", "desc");

    // when they complain while the mails go out
    long complained = System.nanoTime();
    List.of(mailed, claimed, planned).forEach(this::complain);
    until(() -> List.of(mailed, claimed, planned).stream().allMatch(this::isHeld));
    Duration tookToHold = Duration.ofNanos(System.nanoTime() - complained);
    assertThat(tookToHold).as("until all three were held").isLessThan(Duration.ofSeconds(5));
    assertThat(state(code, planned)).as("held back in the same moment").isEqualTo("held case");
    // who is claimed already is looked for every second
    long held = System.nanoTime();
    until(() -> System.nanoTime() - held > LOOKED_FOR.toNanos());
    mail.goOn();
    awaitTask(marketer, code, "Activity_WatchResponses");

    // then nobody but they is left out, and each of the others got one mail
    assertThat(mails(claimed)).isZero();
    assertThat(mails(planned)).isZero();
    assertThat(mails(mailed)).isEqualTo(1);
    assertThat(state(code, claimed)).isEqualTo("held case");
    assertThat(ledger(code)).isEqualTo(Map.of("sent", CUSTOMERS - 2, "held", 2));
    assertThat(everybody().filter(number -> mails(number) == 1).count()).isEqualTo(CUSTOMERS - 2);

    // and everybody can see why, at once
    long asked = System.nanoTime();
    JsonNode why = api.get("/api/customers/" + planned + "/why?campaign=" + code);
    JsonNode conversation = api.get("/api/customers/" + planned + "/conversation");
    Duration took = Duration.ofNanos(System.nanoTime() - asked);
    assertThat(why.get("sentence").asText())
        .isEqualTo("Held back as long as case " + caseOf(planned) + " is open.");
    assertThat(conversation.get("held").asBoolean()).isTrue();
    assertThat(conversation.get("running").findValuesAsText("key"))
        .contains("ServiceFollowUp", "CampaignLifecycle", "CampaignMeasurement");
    assertThat(took).as("both answers").isLessThan(Duration.ofSeconds(1));

    // when one case is closed while the campaign listens, then its customer is mailed late
    close(caseOf(planned));
    until(() -> mails(planned) == 1);
    until(() -> state(code, planned).startsWith("sent"));
    until(
        () ->
            history
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey("LateDelivery")
                    .processInstanceBusinessKey(code)
                    .completed()
                    .count()
                == 1);

    // and when the other is closed after the campaign has ended to listen, then it expires
    marketer.complete(code, "Activity_WatchResponses", "marketer", Map.of("endWindow", true));
    awaitTask(marketer, code, "Activity_CloseOutCampaign");
    close(caseOf(claimed));
    until(() -> !isHeld(claimed));
    assertThat(ledger(code)).isEqualTo(Map.of("sent", CUSTOMERS - 1, "excluded", 1));
    assertThat(state(code, claimed)).isEqualTo("excluded expired");
    assertThat(mails(claimed)).isZero();
  }

  private void complain(String number) {
    JsonNode receipt =
        api.postJson(
            "/api/events",
            """
            [{"id": "ticket-%s", "type": "ticket", "customer": "%s", "channel": "support",
            "text": "This is a complaint: the coat came broken."}]"""
                .formatted(number, number));
    assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
  }

  private boolean isHeld(String number) {
    return holds.isHeld(id(number));
  }

  private String caseOf(String number) {
    return jdbc.queryForObject(
        "select code from service_case where customer_id = ?", String.class, id(number));
  }

  /** An agent says that no answer is needed. */
  private void close(String caseCode) {
    TasklistClient agent =
        TasklistClient.login(base, "sueService", TestStaff.password("sueService"));
    awaitTask(agent, caseCode, "Activity_AnswerCustomer");
    agent.complete(
        caseCode,
        "Activity_AnswerCustomer",
        "sueService",
        Map.of("caseDecision", "none", "caseOutcome", "no_answer_needed"));
  }

  private String campaign() {
    String instance =
        marketer.start(
            "CampaignLifecycle",
            Map.ofEntries(
                Map.entry("campaignName", "News for ten thousand"),
                Map.entry("goal", "More visits"),
                Map.entry("offer", "The news"),
                Map.entry("whyUs", "They asked for it"),
                Map.entry("audience", "complaint_test = 7"),
                Map.entry("cellAssignment", "chance"),
                Map.entry("holdOutShare", 0),
                Map.entry(
                    "cells", List.of(Map.of("name", "All", "share", 100, "content", "complaint"))),
                Map.entry("sendAt", ""),
                Map.entry("responseWindowDays", 14),
                Map.entry("budget", 20_000),
                Map.entry("fixedCost", 5_000),
                Map.entry("costPerEmail", 0.01),
                Map.entry("currency", "EUR")));
    until(() -> marketer.variable(instance, "campaignCode") != null);
    return marketer.variable(instance, "campaignCode");
  }

  private static java.util.stream.Stream<String> everybody() {
    return IntStream.rangeClosed(1, CUSTOMERS).mapToObj("q%05d"::formatted);
  }

  private static String customers() {
    return "customer_number,email,first_name,consent_email,consent_at,consent_source,consent_text,"
        + "complaint_test\n"
        + everybody()
            .map(
                number ->
                    number
                        + ","
                        + address(number)
                        + ",Mia,yes,2026-01-15T10:00:00Z,web shop,Yes to news,7")
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String address(String number) {
    return number + "@example.test";
  }

  private int mails(String number) {
    return mail.mailsByRecipient().getOrDefault(address(number), 0);
  }

  private long id(String number) {
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, number);
  }

  /** Somebody in a state, the first or the last in the ledger. */
  private String number(String code, String state, String order) {
    return jdbc.queryForObject(
        "select p.customer_number from delivery d join campaign c on c.id = d.campaign_id"
            + " join customer p on p.id = d.customer_id where c.code = ? and d.state = ?"
            + " order by d.id "
            + order
            + " limit 1",
        String.class,
        code,
        state);
  }

  private String state(String code, String number) {
    return jdbc.queryForObject(
        "select concat(d.state, ' ', coalesce(d.reason, '')) from delivery d join campaign c on"
            + " c.id = d.campaign_id join customer p on p.id = d.customer_id where c.code = ? and"
            + " p.customer_number = ?",
        String.class,
        code,
        number);
  }

  private Map<String, Integer> ledger(String code) {
    return jdbc
        .queryForList(
            "select d.state as name, count(*) as people from delivery d join campaign c on c.id ="
                + " d.campaign_id where c.code = ? group by d.state",
            code)
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get("name").toString(), row -> ((Number) row.get("people")).intValue()));
  }

  private static void awaitTask(TasklistClient person, String code, String task) {
    until(() -> person.tasks(code).contains(task));
  }

  private static void until(Callable<Boolean> what) {
    await().atMost(SLOW_DAY).pollInterval(Duration.ofMillis(200)).until(what);
  }
}
