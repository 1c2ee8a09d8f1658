package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.processes.testing.ApiClient;
import io.rondo.processes.testing.Browser;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.Tasklist;
import io.rondo.processes.testing.TestStaff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * A marketer, a reviewer and a customer play one small campaign in a real browser, from the import
 * to what next. Each step leaves a picture in {@code target/screenshots}.
 */
@RunningRondo
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "Chromium and its driver are not installed: ./test installs them.")
class TasklistJourneyTest {

  private static final int PEOPLE = 120;
  private static final Pattern CLICK_LINK = Pattern.compile("http://localhost:\\d+(/c/[\\w-]+)");
  private static final Pattern UNSUBSCRIBE_LINK =
      Pattern.compile("http://localhost:\\d+(/u/[\\w-]+)");
  private static final String MJML =
      """
      <mjml><mj-body><mj-section><mj-column>
      <mj-text font-size="22px">Hello {{ first_name }}, autumn is here</mj-text>
      <mj-button href="https://shop.example.test/autumn">See the new coats</mj-button>
      </mj-column></mj-section></mj-body></mjml>""";

  @TempDir private Path folder;
  @Autowired private IdentityService identities;
  @Autowired private Environment environment;
  private String base;

  static boolean browserIsThere() {
    return Browser.isInstalled() || System.getenv("CI") != null;
  }

  @BeforeEach
  void staff() {
    TestStaff.ensure(identities, "marketer", "marketing");
    TestStaff.ensure(identities, "reviewer", "review");
    base = environment.getRequiredProperty("rondo.public-url");
  }

  @Test
  void aCampaignRunsFromBriefToResultInABrowser() throws Exception {
    try (Browser marketer = Browser.open(base);
        Browser reviewer = Browser.open(base)) {
      // 2. the marketer logs in to Tasklist, and so to every page
      Tasklist tasklist = Tasklist.login(marketer, "marketer", TestStaff.password("marketer"));
      marketer.picture("02-tasklist");
      marketer.go("/").read("What waits for me").picture("02-start-page");

      bringInCustomers(marketer);
      writeASegment(marketer);
      writeAContent(marketer);

      // 2. and starts the campaign with its brief
      String code = startTheCampaign(marketer, tasklist);

      // 6. the reviewer sees it among the group's tasks and approves
      Tasklist reviews = Tasklist.login(reviewer, "reviewer", TestStaff.password("reviewer"));
      reviews.filter("My group's tasks").open("Review campaign", code);
      reviewer.readFrame("iframe.rondo-frame", "Autumn e-mail").picture("06-review");
      reviews.claim();
      reviewer
          .choose("Approve: I sign it as it is")
          .pick("Why may it go out?", "It is as briefed")
          .picture("06-review-decided");
      reviews.complete();

      // 7. the mails arrive, each person has a ledger row
      marketer.go("/campaigns/" + code).read("Collecting").picture("07-campaign-sent");
      marketer.go("/campaigns/" + code + "/ledger").picture("07-ledger");
      marketer.go("/mailbox").read("Autumn for").picture("07-mailbox");

      whatCustomersDo(marketer, reviewer, code);
      theResult(marketer, code);
      whatNext(marketer, tasklist, code);
    }
  }

  private void bringInCustomers(Browser marketer) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "customer_number,email,first_name,consent_email,consent_at,consent_source,consent_text,recency,mens,womens");
    for (int i = 1; i <= PEOPLE; i++) {
      lines.add(
          "t%03d,t%03d@example.test,Toni,yes,2026-03-01,shop checkout,News by e-mail,%d,%d,%d"
              .formatted(i, i, i % 12 + 1, i % 2, (i + 1) % 2));
    }
    lines.add("t999,not an address,Nobody,yes,2026-03-01,shop checkout,News by e-mail,3,1,0");
    Path csv = Files.write(folder.resolve("customers.csv"), lines);
    marketer.go("/customers/import").see(By.id("file")).sendKeys(csv.toString());
    marketer.press("Import").read("What came of it").picture("04-import");
    assertThat(marketer.text()).contains("120").contains("email");
    marketer.go("/customers/t001").read("t001").picture("04-customer");
  }

  private static void writeASegment(Browser marketer) {
    marketer
        .go("/segments/new")
        .type("Name", "Recent buyers")
        .type("Who is in it", "recenzy <= 6 and (mens or womens)");
    marketer.read("recency").read("at column 1").picture("03-segment-refused");
    marketer
        .type("Who is in it", "recency <= 6 and (mens or womens)")
        .read("60 people match")
        .picture("03-segment");
    marketer.press("Save").read("Recent buyers");
  }

  private static void writeAContent(Browser marketer) {
    marketer
        .go("/contents/new")
        .type("Name", "autumn")
        .type("From", "Rondo Fashion")
        .type("Subject", "Autumn for {{ first_name }}");
    marketer.type("Body, in MJML", MJML).read("first_name").picture("05-content-refused");
    marketer
        .type(By.cssSelector("input[name='tokens']"), "first_name")
        .type(By.cssSelector("input[name='fallbacks']"), "friend");
    marketer.read("Autumn for friend").picture("05-content").press("Save").read("Version 1");
    marketer
        .go("/contents")
        .type(By.id("seed-name"), "Seed")
        .type(By.id("seed-email"), "seed@example.test")
        .press("Add")
        .read("seed@example.test");
  }

  private static String startTheCampaign(Browser marketer, Tasklist tasklist) {
    tasklist.startProcess("Campaign lifecycle");
    By cellName = By.xpath("//input[@id = (//label[starts-with(., 'Name')])[2]/@for]");
    marketer.fill(
        Map.ofEntries(
            Map.entry(
                By.xpath("//input[@id = (//label[starts-with(., 'Name')])[1]/@for]"),
                "Autumn e-mail"),
            Map.entry(Browser.field("Goal"), "More visits"),
            Map.entry(Browser.field("Offer"), "New coats"),
            Map.entry(Browser.field("Why us"), "They bought lately"),
            Map.entry(Browser.field("Audience"), "Recent buyers"),
            Map.entry(Browser.field("Hold-out in percent"), "50"),
            Map.entry(cellName, "Autumn"),
            Map.entry(Browser.field("Content"), "autumn"),
            Map.entry(Browser.field("Budget"), "100"),
            Map.entry(Browser.field("Fixed cost"), "20"),
            Map.entry(Browser.field("Cost per e-mail"), "0.01")));
    marketer.picture("02-brief");
    tasklist.start();
    marketer.go("/campaigns").read("Autumn e-mail").picture("02-board");
    Matcher code = Pattern.compile("C-\\d{4}-\\d{4}").matcher(marketer.text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private void whatCustomersDo(Browser marketer, Browser customer, String code) throws Exception {
    // 5. the proof came before the campaign, to the seed; the campaign to a customer
    marketer.go("/mailbox").read("[Proof]");
    marketer
        .click(By.xpath("//a[starts-with(normalize-space(.), 'Autumn for Toni')]"))
        .read("Text part")
        .picture("07-mail");
    String mail = marketer.text();

    // 8. the customer clicks the link of that mail, and a second one unsubscribes
    HttpRequest click =
        HttpRequest.newBuilder(URI.create(base + found(CLICK_LINK, mail)))
            .header("User-Agent", "Mozilla/5.0 (X11; Linux) Firefox/140")
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(click, BodyHandlers.discarding())
                .headers()
                .firstValue("Location"))
        .contains("https://shop.example.test/autumn");
    customer
        .go(found(UNSUBSCRIBE_LINK, mail))
        .picture("08-unsubscribe")
        .click(By.cssSelector("main form button"))
        .picture("08-unsubscribed");

    JsonNode answer =
        new ApiClient(base, "marketer", TestStaff.password("marketer"))
            .postJson("/api/events", events(code));
    assertThat(answer.get("refused").size()).isZero();
  }

  /** Of the sixty recent buyers every second one visits, whoever was mailed or held out. */
  private static String events(String code) {
    List<String> events = new ArrayList<>();
    for (int i = 1; i <= PEOPLE; i += 2) {
      events.add(
          "{\"id\":\"visit-%d\",\"type\":\"visit\",\"customer\":\"t%03d\",\"campaign\":\"%s\"}"
              .formatted(i, i, code));
    }
    events.add(
        "{\"id\":\"buy-1\",\"type\":\"purchase\",\"customer\":\"t001\",\"campaign\":\"%s\",\"amount\":59.90,\"currency\":\"EUR\"}"
            .formatted(code));
    return "[" + String.join(",", events) + "]";
  }

  private static void theResult(Browser marketer, String code) {
    // 9. the page shows it without being asked again
    marketer
        .go("/campaigns/" + code)
        .read("EUR 59.90")
        .read("not enough data")
        .picture("09-result");
    marketer.size(390, 844).picture("09-result-phone").size(1360, 900);
  }

  private static void whatNext(Browser marketer, Tasklist tasklist, String code) {
    tasklist.go().filter("My tasks").open("Watch responses", code);
    marketer.choose("End the window now");
    tasklist.complete();
    tasklist.filter("My tasks").open("Close out campaign", code);
    marketer.choose("Change something and try again");
    marketer.fill(Map.of(Browser.field("What was learnt?"), "Too few people to know."));
    marketer.choose("Change something and try again").picture("09-close-out");
    tasklist.complete();
    marketer.go("/campaigns/" + code).read("Too few people to know.").picture("09-closed");
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
