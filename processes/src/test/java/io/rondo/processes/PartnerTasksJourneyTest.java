package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.Accessibility;
import io.rondo.processes.testing.Browser;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.Tasklist;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerActs;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestPartners;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * A marketer fills in every form that partners bring about, by hand in a real browser: the brief
 * with its channels and deliverables, the choice of partners, drafts, offers, delays, stops, gaps
 * and promised calls. What is wrong is said in words, and what is right moves the real orders. Each
 * form and page is judged by axe-core and leaves a picture in {@code target/screenshots}.
 */
@RunningRondo
@Tag("own-jvm")
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "Chromium and its driver are not installed: ./test installs them.")
class PartnerTasksJourneyTest {

  private static final String MARKETER = "tessMarketer";
  private static final List<String> SIGNERS =
      List.of("bertBrand", "lenaLegal", "finnFinance", "robReviewer");
  private static final String FRAME = "iframe.rondo-frame";
  private static final String FORM = ".fjs-container";

  /**
   * Letters of Camunda's own list of days, which it draws too pale; a keyboard has no need of it.
   */
  private static final String CALENDAR = ".flatpickr-calendar";

  private static final String LETTER =
      """
      <html><head><style>p { font-size: 11pt; }</style></head><body>
      <p>{{ first_name }} {{ last_name }}<br/>{{ address_line1 }}<br/>{{ postal_code }} {{ city }}</p>
      <p>Dear {{ first_name }}, the new coats are here.</p><p>{{ qr }}</p></body></html>""";

  @Autowired private IdentityService identities;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private Environment environment;
  @Autowired private CustomerImports imports;
  @Autowired private Contents contents;
  @Autowired private Campaigns campaigns;
  @Autowired private Deliverables deliverables;
  @Autowired private Partners partners;
  @Autowired private Orders orders;
  @Autowired private OrderEvents happened;
  @Autowired private Recipients recipients;
  @Autowired private PartnerActs acts;
  @Autowired private Assets assets;

  private final List<String> problems = new ArrayList<>();
  private String base;
  private TestPartners made;
  private Partner studio;
  private Partner press;
  private Partner callers;
  private int told;

  static boolean browserIsThere() {
    return Browser.isInstalled() || System.getenv("CI") != null;
  }

  @BeforeEach
  void aHouseWithPartners() {
    TestStaff.ensure(identities);
    base = environment.getRequiredProperty("rondo.public-url");
    made = new TestPartners(partners);
    studio = partner("studio-nord", "Studio Nord", PartnerKind.AGENCY, DeliverableKind.DESIGN);
    press = partner("presswerk", "Presswerk", PartnerKind.PRINT, DeliverableKind.LETTER);
    callers = partner("rufhaus", "Rufhaus", PartnerKind.CALL_CENTRE, DeliverableKind.CALL);
    people();
    written();
  }

  private Partner partner(String code, String name, PartnerKind kind, DeliverableKind makes) {
    return made.live(
        made.sandbox(
            new PartnerDetails(
                code,
                name,
                kind,
                "2026-1",
                null,
                "Mara Feld",
                "mara@" + code + ".example",
                "en",
                "Europe/Berlin",
                1_000,
                new Partner.Sla(8, 16, 24, 8),
                Transport.API,
                "{}"),
            makes));
  }

  @Test
  void everyTaskThatPartnersBringAboutIsDoneByHand() throws Exception {
    try (Browser browser = Browser.open(base)) {
      browser.size(1440, 1500);
      Tasklist tasklist = Tasklist.login(browser, MARKETER, TestStaff.password(MARKETER));

      String code = writeTheBrief(browser, tasklist);
      choosePartners(browser, tasklist, code);
      judgeDrafts(browser, tasklist, code);
      findAnotherStudio(browser, tasklist, code);
      sign(code);
      bearWithTheLatePress(browser, tasklist, code);
      settleTheGap(browser, tasklist, code);
      keepThePromise(browser, tasklist, code);
      dealWithAReseller(browser);
      lookAtThePages(browser, code);
    }
    try (Browser browser = Browser.open(base)) {
      browser.size(1440, 1000);
      Tasklist.login(browser, "adamAdmin", TestStaff.password("adamAdmin"));
      for (String page : List.of("access", "webhooks")) {
        look(browser, "/partners/presswerk/" + page, "page-partner-" + page);
      }
    }
    assertThat(problems).as("what people who cannot see or point cannot use").isEmpty();
  }

  private String writeTheBrief(Browser browser, Tasklist tasklist) {
    tasklist.startProcess("Campaign lifecycle");
    browser.fill(
        Map.of(
            Browser.field("Name", 1), "Coats by post and phone",
            Browser.field("Goal"), "More visits before the first snow",
            Browser.field("Offer"), "The new coats, a week early",
            Browser.field("Why us"), "We mend them for life",
            Browser.field("Audience"), "pt_lane = \"Letter\" or pt_lane = \"Call\""));
    browser.choose("A customer attribute decides");
    browser.fill(Map.of(Browser.field("Attribute"), "pt_lane"));
    add(browser, "Cells");
    browser.pick(Browser.field("Channel", 1), "Letter").pick(Browser.field("Channel", 2), "Call");
    browser.fill(
        Map.of(
            Browser.field("Name", 2), "Letter",
            Browser.field("Content", 1), "pt-letter",
            Browser.field("Name", 3), "Call",
            Browser.field("Content", 2), "pt-script"));
    for (int i = 0; i < 3; i++) {
      add(browser, "Deliverables");
    }
    wanted(browser, 1, "Design", "Coat poster", "", "");
    wanted(browser, 2, "Printed letters", "Coat letters", "Letter", "1");
    wanted(browser, 3, "Calls", "Coat calls", "Call", "");
    browser.fill(
        Map.of(
            Browser.field("Budget", 1), "4000",
            Browser.field("Quantity", 1), "0",
            Browser.field("Drafts at most", 2), "0",
            Browser.field("Drafts at most", 3), "0"));
    judge(browser, ".modal-body " + FORM);
    pictureOfForm(browser, "form-brief");

    // what is wrong is said at its field, and nothing starts
    browser
        .click(By.xpath("//*[contains(@class,'modal-footer')]//button[normalize-space(.)='Start']"))
        .readInView("Field must have minimum value of 1.")
        .picture("form-brief-refused");
    browser.fill(Map.of(Browser.field("Quantity", 1), "1"));
    tasklist.start();
    browser.go("/campaigns").read("Coats by post and phone");
    Matcher code = Pattern.compile("C-\\d{4}-\\d{4}").matcher(browser.text());
    assertThat(code.find()).isTrue();
    assertThat(campaigns.get(code.group()).cells())
        .extracting("name", "channel")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Letter", "letter"),
            org.assertj.core.groups.Tuple.tuple("Call", "call"));
    return code.group();
  }

  private static void add(Browser browser, String list) {
    By button =
        By.xpath(
            "//*[contains(@class,'fjs-form-field-dynamiclist')][.//label[normalize-space(.)='"
                + list
                + "']]//button[contains(@class,'fjs-repeat-render-add')]");
    browser.click(button);
  }

  private static void wanted(
      Browser browser, int no, String kind, String title, String cell, String needs) {
    browser.pick(Browser.field("What", no), kind);
    browser.fill(
        Map.of(
            Browser.field("Title", no), title,
            Browser.field("What is asked", no), "As talked about, in the tone of spring.",
            Browser.field("Cell", no), cell,
            Browser.field("Needs", no), needs));
  }

  private void choosePartners(Browser browser, Tasklist tasklist, String code) {
    tasklist.go().filter("My tasks").open("Confirm partners", code);
    browser.readFrame(FRAME, "Presswerk");
    judge(browser, FORM);
    pictureOfForm(browser, "form-confirm-partners");
    refused(browser, "Nobody is chosen yet for “Coat poster”");
    browser.picture("form-confirm-partners-refused");
    browser.choose("Take whoever is proposed first");
    tasklist.complete();
    until(() -> deliverables.of(code).stream().allMatch(one -> one.partnerId() != null));
  }

  private void judgeDrafts(Browser browser, Tasklist tasklist, String code) throws IOException {
    Order order = submitted(code, studio);
    state(order, "accepted");
    draft(order, "autumn.png", "A first idea: more sky than coat.");
    tasklist.go().filter("My tasks").open("Review draft", code);
    browser.readFrame(FRAME, "A first idea");
    judge(browser, FORM);
    pictureOfForm(browser, "form-review-draft");

    // nobody is sent back without a word
    browser.choose("Changes: the partner hands in another revision");
    refused(browser, "Field is required.");
    browser.picture("form-review-draft-refused");
    browser.fill(Map.of(Browser.field("What should the partner change?"), "Less sky, please."));
    tasklist.complete();
    until(() -> event(order, "draft_changes_wanted"));

    draft(order, "winter.png", "Less sky.");
    tasklist.go().filter("My tasks").open("Review draft", code);
    browser.readFrame(FRAME, "Less sky, please.").choose("Reject");
    browser.fill(Map.of(Browser.field("What should the partner change?"), "It is not our coat."));
    pictureOfForm(browser, "form-review-draft-second");
    tasklist.complete();

    tasklist.go().filter("My tasks").open("Decide draft", code);
    browser.readFrame(FRAME, "It is not our coat.");
    judge(browser, FORM);
    pictureOfForm(browser, "form-decide-draft");
    refused(browser, "Field is required.");
    browser.choose("No: the order is stopped");
    tasklist.complete();

    // the studio does not say whether it stopped: a person asks, and writes it down
    timeIsOver(code, "Event_CancellationSilent");
    tasklist.go().filter("My tasks").open("Decide cancellation", code);
    browser.read("Coat poster: was it stopped?").readFrame(FRAME, "mara@studio-nord.example");
    judge(browser, FORM);
    pictureOfForm(browser, "form-decide-cancellation");
    refused(browser, "Field is required.");
    browser.picture("form-decide-cancellation-refused");
    browser.choose("Yes: nothing more leaves their house");
    browser.fill(Map.of(Browser.field("What it costs all the same"), "40.50"));
    refused(browser, "The cost lies between 0 and the price of the order");
    browser.picture("form-decide-cancellation-too-dear");
    browser.fill(Map.of(Browser.field("What it costs all the same"), "4.50"));
    tasklist.complete();
    until(() -> orders.get(order.id()).closedAt() != null);
    assertThat(orders.get(order.id()).cancelCostMinor()).isEqualTo(450);
  }

  private void findAnotherStudio(Browser browser, Tasklist tasklist, String code)
      throws IOException {
    Partner south =
        partner("atelier-sued", "Atelier Süd", PartnerKind.AGENCY, DeliverableKind.DESIGN);
    tasklist.go().filter("My tasks").open("Decide offer", code);
    browser.readFrame(FRAME, "Atelier Süd").readFrame(FRAME, "was stopped");
    judge(browser, FORM);
    pictureOfForm(browser, "form-decide-offer");
    browser.choose("Offer it to a partner");
    browser.fill(Map.of(Browser.field("Code of the partner"), "Atelier"));
    refused(browser, "Enter the code of one that makes it: atelier-sued, studio-nord.");
    browser.picture("form-decide-offer-refused");
    browser.fill(Map.of(Browser.field("Code of the partner"), "atelier-sued"));
    tasklist.complete();
    Order order = submitted(code, south);
    state(order, "accepted");
    draft(order, "coat.png", "The coat, and only the coat.");
    tasklist.go().filter("My tasks").open("Review draft", code);
    browser.readFrame(FRAME, "only the coat").choose("Accept: exactly this goes on");
    tasklist.complete();
    until(() -> event(order, "draft_accepted"));
    state(order, "produced");
    state(order, "handed_over");
    until(() -> state(code, DeliverableKind.DESIGN) == Deliverable.State.FULFILLED);
  }

  private void bearWithTheLatePress(Browser browser, Tasklist tasklist, String code) {
    Order order = submitted(code, press);
    state(order, "accepted");
    timeIsOver(code, "Event_ProductionLate");
    tasklist.go().filter("My tasks").open("Decide delay", code);
    browser.readFrame(FRAME, "mara@presswerk.example");
    judge(browser, FORM);
    pictureOfForm(browser, "form-decide-delay");
    refused(browser, "Field is required.");
    browser.choose("Yes, until a new date");
    date(browser, "New date", "1/4/2021", "10:00");
    browser.picture("form-decide-delay-past");
    refused(browser, "Field is required.");
    browser.picture("form-decide-delay-refused");
    date(browser, "New date", "12/31/2030", "10:00");
    judge(browser, FORM, CALENDAR);
    browser.picture("form-decide-delay-granted");
    tasklist.complete();
    until(() -> event(order, "more_time"));
  }

  private void settleTheGap(Browser browser, Tasklist tasklist, String code) {
    Order order = orders.get(submitted(code, press).id());
    tell(order, Kind.RECIPIENTS, "{\"accepted\":[[1,4]]}");
    state(order, "produced");
    state(order, "handed_over");
    tasklist.go().filter("My tasks").open("Settle gap", code);
    browser.read("Coat letters: 1 missing").readFrame(FRAME, "Ann34 Vik");
    judge(browser, FORM);
    pictureOfForm(browser, "form-settle-gap");
    refused(browser, "Field is required.");
    browser.choose("Count them as not served");
    tasklist.complete();
    until(() -> orders.get(order.id()).closedAt() != null);
    assertThat(recipients.counts(order.id()).rejected()).isEqualTo(1);
  }

  private void keepThePromise(Browser browser, Tasklist tasklist, String code) {
    Order order = submitted(code, callers);
    state(order, "in_production");
    tell(
        order,
        Kind.CALL,
        """
        {"recipient":"r1","attempt":1,"started_at":"%s","disposition":"callback",
         "callback_at":"%s","agent":"Kim","notes":"In a meeting."}"""
            .formatted(Instant.now(), Instant.now().plus(1, ChronoUnit.DAYS)));
    timeIsOver(code, "Event_CallBackDue");
    timeIsOver(code, "Event_CallBackMissed");
    tasklist.go().filter("My group's tasks").open("Decide call-back", code);
    browser.readFrame(FRAME, "was promised a call for");
    judge(browser, FORM);
    pictureOfForm(browser, "form-decide-call-back");
    tasklist.claim();
    browser.choose("Promise another time");
    refused(browser, "Field is required.");
    browser.picture("form-decide-call-back-refused");
    date(browser, "On which day?", "1/4/2021", "10:00");
    refused(browser, "Field is required.");
    String tomorrow =
        java.time.format.DateTimeFormatter.ofPattern("M/d/yyyy")
            .format(java.time.LocalDate.now().plusDays(2));
    date(browser, "On which day?", tomorrow, "10:00");
    browser.picture("form-decide-call-back-again");
    tasklist.complete();
    until(() -> timer(code, "Event_CallBackDue") != null);
  }

  private void dealWithAReseller(Browser browser) {
    partner("nordhandel", "Nordhandel", PartnerKind.RESELLER, DeliverableKind.KIT);
    browser
        .go("/resellers/kits/new")
        .type("Name", "autumn-flyer")
        .type("Title", "Autumn flyer")
        .press("Save")
        .read("Autumn flyer");
    browser.go("/resellers/leads").type("Customer number", "pt30");
    browser.type("What does the person want?", "A coat for the first snow");
    browser.see(By.id("partner")).sendKeys("Nordhandel");
    browser.press("Offer").read("has not agreed to be handed over").picture("page-lead-refused");
    browser
        .press("The customer agreed just now")
        .type(By.id("consentSource"), "call of today")
        .type(By.id("consentText"), "May we give your name to a shop near you?")
        .press("Offer")
        .read("Offered");
    browser.go("/resellers/referrals").type("Customer number", "pt31");
    browser.see(By.id("partner")).sendKeys("Nordhandel");
    browser
        .type("Why is the customer better served there?", "Lives next door to their shop")
        .press("Record")
        .read("us → Nordhandel");
  }

  private void lookAtThePages(Browser browser, String code) {
    browser.size(1440, 1000);
    Order letters = submitted(code, press);
    Order calls = submitted(code, callers);
    Map<String, String> pages =
        Map.ofEntries(
            Map.entry("/orders", "page-orders"),
            Map.entry("/orders/" + letters.code(), "page-order-letters"),
            Map.entry("/orders/" + submitted(code, studio).code(), "page-order-design"),
            Map.entry("/campaigns/" + code, "page-campaign"),
            Map.entry("/campaigns/" + code + "/partners", "page-campaign-partners"),
            Map.entry("/partners", "page-partners"),
            Map.entry("/partners/new", "page-partner-new"),
            Map.entry("/partners/presswerk", "page-partner"),
            Map.entry("/partners/presswerk/sandbox", "page-partner-sandbox"),
            Map.entry("/calls", "page-calls"),
            Map.entry("/calls/" + calls.code(), "page-calls-order"),
            Map.entry("/calls/lists", "page-calls-lists"),
            Map.entry("/resellers", "page-resellers"),
            Map.entry("/resellers/leads", "page-leads"),
            Map.entry("/resellers/referrals", "page-referrals"),
            Map.entry("/resellers/kits", "page-kits"),
            Map.entry("/resellers/kits/autumn-flyer", "page-kit"),
            Map.entry("/resellers/kits/autumn-flyer/edit", "page-kit-edit"));
    pages.forEach((path, name) -> look(browser, path, name));
  }

  private void look(Browser browser, String path, String name) {
    browser.go(path).see(By.tagName("h1"));
    assertThat(browser.text()).as(path).doesNotContain("There is nothing here");
    problems.addAll(Accessibility.problems(browser));
    browser.pictures(name);
    browser.onAPhone(
        () -> {
          problems.addAll(Accessibility.problems(browser));
          if ((boolean)
              browser
                  .driver()
                  .executeScript(
                      "return document.documentElement.scrollWidth > window.innerWidth + 1")) {
            problems.add(path + " is wider than a phone");
          }
        });
  }

  private void judge(Browser browser, String form, String... without) {
    problems.addAll(Accessibility.problems(browser, form, without));
  }

  /** The form as Tasklist shows it on a desk and on a phone. */
  private static void pictureOfForm(Browser browser, String name) {
    browser.picture(name);
    browser.onAPhone(
        () -> {
          browser
              .driver()
              .executeScript("document.querySelector('.fjs-container').scrollIntoView()");
          browser.picture(name + "-phone");
        });
  }

  /** Complete is pressed, what is wrong is said in these words, and the task is still there. */
  private static void refused(Browser browser, String words) {
    By complete = By.xpath("//button[normalize-space(.)='Complete']");
    browser.click(complete).readInView(words).see(complete);
  }

  /** A date as people type it: the field, a tab, the time, a tab. */
  private static void date(Browser browser, String label, String day, String time) {
    By field = Browser.field(label);
    browser.type(field, day);
    browser.see(field).sendKeys(Keys.ENTER, Keys.TAB);
    By clock = By.xpath("//input[contains(@id, '-time')]");
    browser.type(clock, time);
    browser.see(clock).sendKeys(Keys.ENTER, Keys.TAB);
  }

  private Order submitted(String code, Partner partner) {
    until(() -> !of(code, partner).isEmpty() && of(code, partner).get(0).submittedAt() != null);
    return of(code, partner).get(0);
  }

  private List<Order> of(String code, Partner partner) {
    return orders.ofCampaign(code).stream()
        .filter(order -> order.partnerId() == partner.id())
        .toList();
  }

  private void state(Order order, String state) {
    tell(order, Kind.STATE, "{\"state\":\"" + state + "\"}");
  }

  private void tell(Order order, Kind kind, String body) {
    acts.tell(partners.get(order.partnerId()), "api", order.code(), kind, body, "told-" + ++told);
  }

  private void draft(Order order, String name, String note) throws IOException {
    Partner partner = partners.get(order.partnerId());
    AssetVersion file =
        assets.store(
            new ByteArrayInputStream(picture()),
            name,
            AssetOwner.partner(partner.id(), partner.code(), false));
    tell(order, Kind.DRAFT, "{\"assets\":[%d],\"note\":\"%s\"}".formatted(file.id(), note));
  }

  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(900, 560, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0xdcecea));
    graphics.fillRect(0, 0, 900, 560);
    graphics.setColor(new Color(0x0d5c63));
    graphics.fillOval(330, 120, 240, 340);
    graphics.setColor(new Color(0xb8431d));
    graphics.fillRect(440, 240, 20, 220);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private boolean event(Order order, String what) {
    return happened.of(order.id(), 0, 200).stream().anyMatch(event -> event.what().equals(what));
  }

  private Deliverable.State state(String code, DeliverableKind kind) {
    return deliverables.of(code).stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void timeIsOver(String code, String event) {
    until(() -> timer(code, event) != null);
    management.executeJob(timer(code, event));
  }

  private String timer(String code, String event) {
    return management.createJobQuery().timers().activityId(event).active().list().stream()
        .filter(
            job ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .processInstanceBusinessKey(code)
                        .count()
                    == 1)
        .map(Job::getId)
        .findFirst()
        .orElse(null);
  }

  private void sign(String code) {
    List<TasklistClient> signers =
        SIGNERS.stream()
            .map(who -> TasklistClient.login(base, who, TestStaff.password(who)))
            .toList();
    until(
        () -> {
          for (int i = 0; i < signers.size(); i++) {
            if (signers.get(i).tasks(code).contains("Activity_ReviewCampaign")) {
              signers.get(i).approve(code, SIGNERS.get(i));
            }
          }
          return campaigns.get(code).status() == CampaignStatus.DELIVERING;
        });
  }

  private void people() {
    StringBuilder csv =
        new StringBuilder(
            "number,email,first_name,last_name,phone,address_line1,postal_code,city,country,"
                + "time_zone,consent_email,consent_letter,consent_call,consent_at,consent_source,"
                + "consent_text,pt_lane\n");
    for (int i = 0; i < 7; i++) {
      csv.append(
          "pt%1$02d,pt%1$02d@example.test,Ann%1$d,Vik,+4930901820%1$02d,Hauptstr. %1$d,10115,Berlin,"
              .formatted(i + 30));
      csv.append("DE,Europe/Berlin,yes,yes,yes,2026-01-01,shop,news please,");
      csv.append(i < 5 ? "Letter" : "Call").append('\n');
    }
    assertThat(
            imports
                .run(
                    new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                    ImportOptions.none())
                .added())
        .isEqualTo(7);
  }

  private void written() {
    contents.save(
        new ContentDraft(
            ContentKind.LETTER,
            "pt-letter",
            "Coats by letter",
            "",
            LETTER,
            Map.of(
                "first_name", "friend",
                "last_name", "",
                "address_line1", "",
                "postal_code", "",
                "city", "",
                "link", "https://shop.example.test/coats")),
        MARKETER);
    contents.save(
        new ContentDraft(
            ContentKind.SCRIPT,
            "pt-script",
            "Coats by telephone",
            "",
            "Hello {{ first_name }}, the new coats are here. May I tell you about them?",
            Map.of("first_name", "friend")),
        MARKETER);
  }
}
