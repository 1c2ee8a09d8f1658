package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.Browser;
import io.rondo.processes.testing.ReviewedCampaigns;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.Tasklist;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.delivery.Seeds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Two reviewers and an author in a real browser: one round of rework, then everybody signs, then a
 * letter changes and a signature falls. Each step leaves a picture in {@code target/screenshots}.
 */
@RunningRondo
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "Chromium and its driver are not installed: ./test installs them.")
class ApprovalTasklistJourneyTest {

  private static final List<String> BOTH = List.of("Brand review", "Legal review");
  private static final By FRAME = By.cssSelector("iframe.rondo-frame");

  @Autowired private IdentityService identities;
  @Autowired private Environment environment;
  @Autowired private Contents contents;
  @Autowired private CustomerImports imports;
  @Autowired private Seeds seeds;
  @Autowired private Campaigns campaigns;
  @Autowired private Approvals approvals;
  private String base;
  private ReviewedCampaigns reviewed;

  static boolean browserIsThere() {
    return Browser.isInstalled() || System.getenv("CI") != null;
  }

  @BeforeEach
  void aHouseWithReviewers() {
    TestStaff.ensure(identities);
    base = environment.getRequiredProperty("rondo.public-url");
    reviewed = new ReviewedCampaigns(base, approvals);
    StringBuilder csv =
        new StringBuilder(
            "number,email,first_name,consent_email,consent_at,consent_source,consent_text,boots\n");
    for (int i = 1; i <= 40; i++) {
      csv.append(
          "bo%d,bo%d@example.test,%s,%s,2026-01-01,shop,news please,7\n"
              .formatted(i, i, i % 7 == 0 ? "" : "Toni", i % 10 == 0 ? "no" : "yes"));
    }
    imports.run(
        new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
        ImportOptions.none());
    seeds.add("seed@example.test", "Seed");
    save("Boots for {{ first_name }}", "These boots never let water in");
  }

  private void save(String subject, String claim) {
    contents.save(
        new ContentDraft(
            "boots",
            subject,
            "Rondo Fashion",
            """
            <mjml><mj-body><mj-section><mj-column>
            <mj-text font-size="22px">Hello {{ first_name }}. %s.</mj-text>
            <mj-button href="https://shop.example.test/boots">See the boots</mj-button>
            </mj-column></mj-section></mj-body></mjml>"""
                .formatted(claim),
            Map.of("first_name", "friend")),
        "tessMarketer");
  }

  @Test
  void aCampaignIsReworkedSignedAndSignedAgainInABrowser() {
    String code =
        reviewed.start(
            "tessMarketer",
            "boots",
            Map.of("campaignName", "Winter boots", "audience", "boots = 7", "holdOutShare", 10));
    until(() -> reviewed.open(code).contains("Legal review"));
    try (Browser author = Browser.open(base);
        Browser brand = Browser.open(base);
        Browser legal = Browser.open(base)) {
      Tasklist atAuthor = login(author, "tessMarketer");
      Tasklist atBrand = login(brand, "bertBrand");
      Tasklist atLegal = login(legal, "lenaLegal");

      // brand signs, legal sends it back
      atBrand.filter("My group's tasks").open("Review campaign", code);
      brand.see(FRAME);
      inFrame(brand, "Boots for");
      brand.picture("approval-1-review");
      atBrand.claim();
      brand.choose("Approve: I sign it as it is").pick("Why may it go out?", "It is as briefed");
      atBrand.complete();
      atLegal.filter("My group's tasks").open("Review campaign", code);
      inFrame(legal, "Boots for");
      atLegal.claim();
      legal
          .choose("Send back")
          .pick("Why does it go back?", "Proof of a claim is missing")
          .fill(Map.of(Browser.field("Comment"), "\"Never\" is a promise that we cannot prove."))
          .picture("approval-2-send-back");
      atLegal.complete();

      // the author sees why, changes the words and hands it in again
      save("Boots for {{ first_name }}", "These boots keep your feet dry");
      atAuthor.filter("My tasks").open("Rework brief", code);
      author.picture("approval-3-rework");
      author.go("/campaigns/" + code + "/approval").read("a promise that we cannot prove");
      author.picture("approval-3-record");
      atAuthor.go().filter("My tasks").open("Rework brief", code);
      atAuthor.complete();

      // both see what changed; everybody signs
      until(() -> reviewed.open(code).contains("Legal review"));
      atLegal.go().filter("My group's tasks").open("Review campaign", code);
      inFrame(legal, "keep your feet dry");
      legal.picture("approval-4-second-round");
      sign(atLegal, legal);
      atBrand.go().filter("My group's tasks").open("Review campaign", code);
      sign(atBrand, brand);
      rest(code);
      author.go("/campaigns/" + code).picture("approval-5-signed");

      // a letter changes: brand and legal are asked again, the budget is not
      save("Boots for {{ first_name }}!", "These boots keep your feet dry");
      author.go("/campaigns/" + code).press("Use version 3");
      until(() -> reviewed.open(code).containsAll(BOTH));
      assertThat(reviewed.open(code)).doesNotContain("Budget review");
      atLegal.go().filter("My group's tasks").open("Review campaign", code);
      inFrame(legal, "Boots for {{ first_name }}!");
      legal.picture("approval-6-fallen-signature");
      sign(atLegal, legal);
      author.go("/approvals").picture("approval-7-board");
      author
          .go("/campaigns/" + code + "/approval")
          .read("Legal review")
          .picture("approval-8-record");
    }
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);
    campaigns.stop(code, "tessMarketer", "Seen enough.");
  }

  private Tasklist login(Browser browser, String person) {
    return Tasklist.login(browser, person, TestStaff.password(person));
  }

  private static void sign(Tasklist tasklist, Browser browser) {
    tasklist.claim();
    browser.choose("Approve: I sign it as it is").pick("Why may it go out?", "It is as briefed");
    tasklist.complete();
  }

  /** Waits until the frame in the form says this, and looks at the form again. */
  private static void inFrame(Browser browser, String text) {
    browser.until(
        "read '" + text + "' in the frame",
        driver -> {
          try {
            driver.switchTo().frame(driver.findElement(FRAME));
            return driver.findElement(By.tagName("body")).getText().contains(text) ? true : null;
          } finally {
            driver.switchTo().defaultContent();
          }
        });
  }

  /** Those whom the browsers do not play. */
  private void rest(String code) {
    for (String person : List.of("robReviewer", "finnFinance")) {
      reviewed.sign(person, code);
    }
    until(() -> reviewed.open(code).isEmpty());
  }
}
