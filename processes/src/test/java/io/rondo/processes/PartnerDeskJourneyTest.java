package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.Browser;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.Tasklist;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.MailSummary;
import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.OrderStory;
import io.rondo.workers.fulfilment.Orders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * A partner without an account in a real browser: it opens its mailed link, somebody else does not
 * get in with the same link, and nothing that anybody wrote or uploaded runs anywhere. Each page
 * leaves pictures in {@code target/screenshots}, wide and narrow, by day and by night.
 */
@RunningRondo
@Tag("own-jvm")
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "Chromium and its driver are not installed: ./test installs them.")
class PartnerDeskJourneyTest {

  /** Whoever runs this, tells it by the title of the page. */
  private static final String ATTACK =
      "\"'><script>document.title='owned'</script>"
          + "<img src=x onerror=\"document.title='owned'\">"
          + "<svg onload=\"document.title='owned'\">"
          + "<a href=\"javascript:document.title='owned'\">here</a>"
          + "<style>body{background:url(//evil.example/x)}</style>";

  private static int stories;

  @Autowired private ApplicationContext context;
  @Autowired private IdentityService identities;
  @Autowired private Environment environment;
  @Autowired private DeskLinks links;
  @Autowired private Orders orders;
  @Autowired private Assets assets;
  @Autowired private DemoMailbox mailbox;

  private String base;
  private OrderStory story;
  private String studioCode;
  private long studio;

  static boolean browserIsThere() {
    return Browser.isInstalled() || System.getenv("CI") != null;
  }

  @BeforeEach
  void aPartner() {
    TestStaff.ensure(identities);
    base = environment.getRequiredProperty("rondo.public-url");
    story = new OrderStory(context, false);
    studioCode = "studio-" + ++stories;
    studio = story.partner(studioCode, "Studio Nord", "agency");
  }

  @Test
  void aPartnerTakesItsStepAndTheSameLinkOpensNothingForAnother() {
    long order =
        story.order("po_DESK1", studio, story.deliverable("design", "Window panels", 2)).write();
    String email = "mara@" + studioCode + ".example";
    String token = links.issue(order, "answer", email);
    try (Browser mara = Browser.open(base);
        Browser ben = Browser.open(base)) {
      mara.go("/desk/" + token).read("An order waits for you").picture("desk-1-unopened");
      mara.press("Mail me a code").read("six digits");
      mara.type("Code", code(email)).press("Go on").read("Do you take this order?");
      mara.pictures("desk-2-answer");

      // the mail was forwarded: the link shows nothing, and a code would go to who got it first
      ben.go("/desk/" + token).read("An order waits for you").picture("desk-3-forwarded");
      assertThat(ben.text()).doesNotContain("Window panels", "po_DESK1", "Studio");
      assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);

      // the browser is remembered: a later link to the same mailbox opens without a code
      mara.go("/desk/" + links.issue(order, "answer", email)).read("Do you take this order?");
      mara.driver().executeScript("document.getElementById('promised').value = '2027-03-01'");
      mara.press("Accept the order").read("Thank you, the order is yours.");
      mara.picture("desk-4-accepted");
    }
    assertThat(orders.get(order).state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(orders.get(order).promisedAt()).hasToString("2027-03-01T16:00:00Z");
  }

  @Test
  void nothingThatAPartnerWroteOrUploadedRunsAnywhere() throws IOException {
    long order =
        story
            .order("po_DESK2", studio, story.deliverable("design", ATTACK.substring(0, 60), 2))
            .set("state", "accepted")
            .set("brief", ATTACK)
            .set("reason", ATTACK.substring(0, 200))
            .set("partner_reference", ATTACK.substring(0, 60))
            .set("clock_step", "draft")
            .write();
    story.comment(order, 0, ":" + studioCode, ATTACK, false);
    story.comment(order, 0, "mia", ATTACK, true);
    story.event(order, "accepted", "moved", ":" + studioCode, ATTACK);
    story.parked(studio, "<script>document.title='owned'</script>", ATTACK);
    String token = links.issue(order, "draft", "mara@" + studioCode + ".example");
    Path svg =
        Files.writeString(
            Files.createTempDirectory("desk").resolve("<img src=x onerror=alert(1)>.svg"),
            "<svg xmlns='http://www.w3.org/2000/svg' onload=\"document.title='owned'\">"
                + "<script>document.title='owned'</script></svg>");
    long page =
        assets
            .store(
                new ByteArrayInputStream(ATTACK.getBytes(StandardCharsets.UTF_8)),
                "page.html",
                AssetOwner.partner(studio, studioCode, false))
            .id();
    assets.attach(page, order);
    try (Browser partner = Browser.open(base);
        Browser staff = Browser.open(base)) {
      partner.go("/desk/" + token).press("Mail me a code").read("six digits");
      String mailed = code("mara@" + studioCode + ".example");
      partner.type("Code", mailed).press("Go on").read("Hand in your draft");
      unharmed(partner);
      partner.driver().findElement(By.id("drafts")).sendKeys(svg.toString());
      partner.type(By.id("note"), ATTACK).press("Hand in the draft").read("Your draft is with us.");
      unharmed(partner);
      partner.pictures("desk-5-draft");

      Tasklist.login(staff, "tessMarketer", TestStaff.password("tessMarketer"));
      String code = assets.get(page).code();
      for (String path :
          List.of(
              "/orders",
              "/orders/po_DESK2",
              "/orders/po_DESK2/frame",
              "/orders/po_DESK2/files/" + code,
              "/orders/po_DESK2/files/" + code + "/preview",
              "/campaigns/" + story.campaign())) {
        staff.go(path);
        unharmed(staff);
      }
      staff.go("/orders/po_DESK2").read("Revision 1");
      staff.pictures("order");
      staff.go("/orders").read("By partner");
      staff.pictures("orders");
    }
  }

  /** A script, a handler or a style of somebody else would have changed one of these. */
  private static void unharmed(Browser browser) {
    assertThat(browser.driver().getTitle()).isNotEqualTo("owned");
    assertThat(browser.driver().getPageSource())
        .doesNotContain("<script>document", "<img src=\"x\"", "<style>body");
  }

  private String code(String email) {
    String id = mailbox.latest(5, email).stream().map(MailSummary::id).findFirst().orElseThrow();
    Matcher digits =
        Pattern.compile("^\\s*(\\d{6}) is the code").matcher(mailbox.find(id).orElseThrow().text());
    assertThat(digits.find()).isTrue();
    return digits.group(1);
  }
}
