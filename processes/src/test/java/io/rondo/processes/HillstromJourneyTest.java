package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rondo.processes.testing.ApiClient;
import io.rondo.processes.testing.Browser;
import io.rondo.processes.testing.CountingMailServer;
import io.rondo.processes.testing.RunningRondoOnMySql;
import io.rondo.processes.testing.Tasklist;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.delivery.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * One whole campaign on real input: 64,000 customers of the MineThatData e-mail challenge, its
 * hold-out, its outcomes, and the result that is known. What a person does goes over Tasklist's
 * REST, what a system does over Rondo's API, and every mail over real SMTP.
 */
@RunningRondoOnMySql
@EnabledIf(
    value = "inputIsThere",
    disabledReason =
        "../shared/data/hillstrom.csv is not here: the real input is not part of the repository.")
@Tag("own-jvm")
class HillstromJourneyTest {

  private static final int CUSTOMERS = 64_000;
  private static final int EVENTS_A_POST = 5_000;
  private static final Duration SLOW_DAY = Duration.ofMinutes(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private Environment environment;
  @Autowired private IdentityService identities;
  @Autowired private Contents contents;
  @Autowired private Seeds seeds;
  @Autowired private CountingMailServer mail;

  static boolean inputIsThere() {
    return input() != null;
  }

  /** Looks beside the repository, wherever Maven was started. */
  private static Path input() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("shared/data/hillstrom.csv");
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }

  @Test
  void theKnownResultIsMetToTheSixthDigit() throws IOException {
    TestStaff.ensure(identities, "marketer", "marketing");
    TestStaff.ensure(identities, "reviewer", "review");
    TestStaff.ensure(identities, "brand", "brand");
    TestStaff.ensure(identities, "finance", "finance");
    String base = environment.getRequiredProperty("rondo.public-url");
    ApiClient api = new ApiClient(base, "marketer", TestStaff.password("marketer"));
    TasklistClient marketer =
        TasklistClient.login(base, "marketer", TestStaff.password("marketer"));
    List<String[]> rows = rows();

    // given 64,000 customers with consent, two contents and a seed
    JsonNode report = api.postCsv("/api/customers/import", customers(rows));
    assertThat(report.get("added").asLong()).as("%s", report.get("refusals")).isEqualTo(CUSTOMERS);
    assertThat(report.get("refused").asLong()).isZero();
    assertThat(api.postCsv("/api/customers/import", customers(rows)).get("unchanged").asLong())
        .isEqualTo(CUSTOMERS);
    seeds.add("seed@example.test", "Seed");
    contents.save(mail("mens-spring", "New for men, {{ first_name }}"), "marketer");
    contents.save(mail("womens-spring", "New for women, {{ first_name }}"), "marketer");

    // when a marketer starts the campaign and everybody on its route signs it
    String instance = marketer.start("CampaignLifecycle", brief());
    await().atMost(SLOW_DAY).until(() -> marketer.variable(instance, "campaignCode") != null);
    String code = marketer.variable(instance, "campaignCode");
    for (String signer : List.of("brand", "reviewer", "finance")) {
      TasklistClient signing = TasklistClient.login(base, signer, TestStaff.password(signer));
      awaitTask(signing, code, "Activity_ReviewCampaign");
      signing.approve(code, signer);
    }
    awaitTask(marketer, code, "Activity_WatchResponses");

    // then everybody of the two cells, and nobody else, got exactly one mail
    Map<String, Integer> oneMailEach =
        rows.stream()
            .filter(row -> !row[8].equals("No E-Mail"))
            .collect(Collectors.toMap(row -> row[12] + "@example.test", row -> 1));
    assertThat(oneMailEach).hasSize(42_694);
    Map<String, Integer> mailed = new HashMap<>(mail.mailsByRecipient());
    assertThat(mailed.remove("seed@example.test")).as("proofs of two cells").isEqualTo(2);
    assertThat(mailed.equals(oneMailEach)).as("%d recipients", mailed.size()).isTrue();
    assertThat(mail.mailsByEnvelopeSender().values())
        .filteredOn(count -> count > 1)
        .as("one return path a mail")
        .hasSizeLessThanOrEqualTo(1);

    // when they do what they really did, and tell us of it twice
    List<String> events = events(rows, code);
    for (int i = 0; i < events.size(); i += EVENTS_A_POST) {
      String batch =
          "["
              + String.join(",", events.subList(i, Math.min(events.size(), i + EVENTS_A_POST)))
              + "]";
      assertThat(api.postJson("/api/events", batch).get("refused").size()).isZero();
      assertThat(api.postJson("/api/events", batch).get("accepted").asInt()).isZero();
    }
    marketer.complete(code, "Activity_WatchResponses", "marketer", Map.of("endWindow", true));
    awaitTask(marketer, code, "Activity_CloseOutCampaign");

    // then the result is the known one
    JsonNode result = api.get("/api/campaigns/" + code + "/result");
    assertLedger(result.get("ledger"));
    assertCell(
        cell(result, "Mens E-Mail"), 21_307, 3_894, 267, 30_311.69, 0.182757, 0.012531, 1.422617);
    assertCell(
        cell(result, "Womens E-Mail"), 21_387, 3_238, 189, 23_038.11, 0.151400, 0.008837, 1.077202);
    assertCell(
        cell(result, "hold-out"), 21_306, 2_262, 122, 13_908.33, 0.106167, 0.005726, 0.652789);
    assertLift(cell(result, "Mens E-Mail"), "visitRate", 0.076590, 0.006636);
    assertLift(cell(result, "Mens E-Mail"), "conversionRate", 0.006805, 0.001805);
    assertLift(cell(result, "Mens E-Mail"), "spendPerHead", 0.769827, 0.284677);
    assertLift(cell(result, "Womens E-Mail"), "visitRate", 0.045233, 0.006339);
    assertLift(cell(result, "Womens E-Mail"), "conversionRate", 0.003111, 0.001612);
    assertLift(cell(result, "Womens E-Mail"), "spendPerHead", 0.424412, 0.255446);

    // and the page draws it
    if (Browser.isInstalled()) {
      try (Browser browser = Browser.open(base)) {
        Tasklist.login(browser, "marketer", TestStaff.password("marketer"));
        browser.go("/campaigns/" + code).size(1280, 1500).see(By.cssSelector("[data-chart] svg"));
        browser.read("21,307").picture("result");
      }
    }

    // and the campaign ends with what next
    marketer.complete(
        code,
        "Activity_CloseOutCampaign",
        "marketer",
        Map.of("learned", "Both pay, mens more.", "nextStep", "roll_out"));
    await()
        .atMost(SLOW_DAY)
        .until(
            () ->
                "completed"
                    .equals(
                        api.get("/api/campaigns/" + code + "/result")
                            .at("/campaign/outcome")
                            .asText()));
  }

  private static void awaitTask(TasklistClient person, String code, String task) {
    await()
        .atMost(SLOW_DAY)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> person.tasks(code).contains(task));
  }

  private static void assertLedger(JsonNode ledger) {
    assertThat(ledger.get("total").asInt()).isEqualTo(CUSTOMERS);
    assertThat(ledger.at("/byState/sent").asInt()).isEqualTo(42_694);
    assertThat(ledger.at("/byState/excluded").asInt()).isEqualTo(21_306);
    assertThat(ledger.at("/excludedByReason/hold_out").asInt()).isEqualTo(21_306);
  }

  private static JsonNode cell(JsonNode result, String name) {
    for (JsonNode cell : result.get("cells")) {
      if (cell.get("name").asText().equals(name)) {
        return cell;
      }
    }
    throw new AssertionError("No cell " + name + " in " + result.get("cells"));
  }

  private static void assertCell(
      JsonNode cell,
      int people,
      int visits,
      int conversions,
      double spend,
      double visitRate,
      double conversionRate,
      double spendPerHead) {
    assertThat(cell.get("people").asInt()).isEqualTo(people);
    assertThat(cell.get("visits").asInt()).isEqualTo(visits);
    assertThat(cell.get("conversions").asInt()).isEqualTo(conversions);
    assertThat(cell.get("spend").decimalValue())
        .isEqualByComparingTo(java.math.BigDecimal.valueOf(spend));
    assertThat(cell.get("visitRate").asDouble()).isEqualTo(visitRate, within(0.5e-6));
    assertThat(cell.get("conversionRate").asDouble()).isEqualTo(conversionRate, within(0.5e-6));
    assertThat(cell.get("spendPerHead").asDouble()).isEqualTo(spendPerHead, within(0.5e-6));
  }

  private static void assertLift(JsonNode cell, String measure, double value, double plusMinus) {
    JsonNode lift = cell.get("lift").get(measure);
    assertThat(lift.get("enough").asBoolean()).isTrue();
    assertThat(lift.get("value").asDouble()).as(measure).isEqualTo(value, within(0.5e-6));
    assertThat(lift.get("plusMinus").asDouble()).as(measure).isEqualTo(plusMinus, within(0.5e-6));
  }

  private static ContentDraft mail(String name, String subject) {
    String mjml =
        """
        <mjml><mj-body><mj-section><mj-column>
          <mj-text>Hello {{ first_name }}, the spring collection is here.</mj-text>
          <mj-button href="https://shop.example.test/spring">See it</mj-button>
        </mj-column></mj-section></mj-body></mjml>
        """;
    return new ContentDraft(name, subject, "Rondo Fashion", mjml, Map.of("first_name", "friend"));
  }

  private static Map<String, Object> brief() {
    return Map.ofEntries(
        Map.entry("campaignName", "Spring e-mail"),
        Map.entry("goal", "More visits and orders in two weeks"),
        Map.entry("offer", "The spring collection"),
        Map.entry("whyUs", "They bought from us within the last year"),
        Map.entry("audience", "recency <= 12"),
        Map.entry("cellAssignment", "attribute"),
        Map.entry("cellAttribute", "treatment"),
        Map.entry("holdOutShare", 0),
        Map.entry("holdOutValue", "No E-Mail"),
        Map.entry(
            "cells",
            List.of(
                Map.of("name", "Mens E-Mail", "content", "mens-spring"),
                Map.of("name", "Womens E-Mail", "content", "womens-spring"))),
        Map.entry("sendAt", ""),
        Map.entry("responseWindowDays", 14),
        Map.entry("budget", 20_000),
        Map.entry("fixedCost", 5_000),
        Map.entry("costPerEmail", 0.01),
        Map.entry("currency", "USD"));
  }

  /** The lines of the file, each with its made-up customer number as a last column. */
  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>(CUSTOMERS);
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(input())) {
      for (CsvRecord line : csv) {
        String number = "c%05d".formatted(line.getStartingLineNumber() - 1);
        rows.add(
            Stream.concat(line.getFields().stream(), Stream.of(number)).toArray(String[]::new));
      }
    }
    rows.remove(0);
    assertThat(rows).hasSize(CUSTOMERS);
    return rows;
  }

  private static String customers(List<String[]> rows) {
    StringBuilder csv =
        new StringBuilder(
            "customer_number,email,consent_email,consent_at,consent_source,consent_text,"
                + "recency,history_segment,history,mens,womens,zip_code,newbie,channel,treatment\n");
    for (String[] row : rows) {
      csv.append(row[12])
          .append(',')
          .append(row[12])
          .append("@example.test,yes,2026-01-15T10:00:00Z,web shop,Yes to news by e-mail");
      for (int column = 0; column <= 8; column++) {
        csv.append(",\"").append(row[column]).append('"');
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static List<String> events(List<String[]> rows, String campaign) {
    List<String> events = new ArrayList<>();
    for (String[] row : rows) {
      if (row[10].equals("1")) {
        events.add(event("visit", row[12], campaign, null));
      }
      if (row[9].equals("1")) {
        events.add(event("conversion", row[12], campaign, null));
      }
      if (Double.parseDouble(row[11]) > 0) {
        events.add(event("purchase", row[12], campaign, row[11]));
      }
    }
    return events;
  }

  private static String event(String type, String customer, String campaign, String amount) {
    var event = JSON.createObjectNode();
    event
        .put("id", type + "-" + customer)
        .put("type", type)
        .put("customer", customer)
        .put("campaign", campaign);
    if (amount != null) {
      event.put("amount", new java.math.BigDecimal(amount)).put("currency", "USD");
    }
    return event.toString();
  }
}
