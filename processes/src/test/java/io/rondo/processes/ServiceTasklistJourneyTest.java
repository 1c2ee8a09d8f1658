package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.Accessibility;
import io.rondo.processes.testing.Browser;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.Tasklist;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.followup.Agents;
import io.rondo.workers.followup.CaseEvent;
import io.rondo.workers.followup.Cases;
import io.rondo.workers.followup.ServiceCase;
import io.rondo.workers.followup.Skill;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.response.Told;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The work of those who answer customers, by hand in a real browser: the complaint lies in Tasklist
 * with its conversation, is answered in the customer's own thread, comes back, is handed over, and
 * is closed. Forms and pages are judged by axe-core and leave pictures in {@code
 * target/screenshots}.
 */
@RunningRondo
@Tag("own-jvm")
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "Chromium and its driver are not installed: ./test installs them.")
class ServiceTasklistJourneyTest {

  private static final String FRAME = "iframe.rondo-frame";
  private static final String FORM = ".fjs-container";
  private static final String CALENDAR = ".flatpickr-calendar";
  private static final String THREAD = ThreadKeys.of("<journey-1@mia.test>");

  /** What the engine must never keep. */
  private static final String WORDS = "Your new coat leaves us tonight, Mia.";

  /** What a reply must not do to whoever reads it. */
  private static final String ATTACK =
      "<script>top.document.title='caught'</script>"
          + "<img src='/none' onerror=\"top.document.title='caught'\">";

  @Autowired private IdentityService identities;
  @Autowired private Environment environment;
  @Autowired private CustomerImports imports;
  @Autowired private Customers customers;
  @Autowired private Messages messages;
  @Autowired private Responses responses;
  @Autowired private Cases cases;
  @Autowired private Agents agents;
  @Autowired private Holds holds;
  @Autowired private JdbcTemplate jdbc;

  private final List<String> problems = new ArrayList<>();
  private String base;
  private Customer mia;
  private int mails;

  static boolean browserIsThere() {
    return Browser.isInstalled() || System.getenv("CI") != null;
  }

  @BeforeEach
  void aServiceAndACustomer() {
    TestStaff.ensure(identities);
    base = environment.getRequiredProperty("rondo.public-url");
    imports.run(
        new ByteArrayInputStream(
            "number,email,first_name,last_name,language\nsj-1,mia@example.test,Mia,Berg,en\n"
                .getBytes(StandardCharsets.UTF_8)),
        ImportOptions.none());
    mia = customers.findByNumber("sj-1").orElseThrow();
    agents.keep("sueService", Set.of(Skill.GENERAL, Skill.COMPLAINT), "adamAdmin");
    agents.keep("samService", Set.of(Skill.ORDER), "adamAdmin");
  }

  @Test
  void aComplaintIsAnsweredHandedOverAndClosedByHand() {
    writes("My coat came torn, and this is the second time. I am angry!", "complaint");
    String code = newCase();
    assertThat(holds.isHeld(mia.id())).isTrue();

    try (Browser browser = Browser.open(base)) {
      browser.size(1440, 1500);
      Tasklist tasklist = Tasklist.login(browser, "sueService", TestStaff.password("sueService"));
      answer(browser, tasklist, code);
      writes("Thank you. But when exactly? " + ATTACK, "question");
      until(() -> find(code).state().equals("open"));
      handOver(browser, tasklist, code);
      look(browser, "/cases/" + code, "page-case");
      assertThat(browser.text()).as("the reply as it was written").contains(ATTACK);
      assertThat(browser.driver().getTitle()).isNotEqualTo("caught");
      look(browser, "/service/rules", "page-service-rules");
      look(browser, "/service/texts", "page-service-texts");
    }
    try (Browser browser = Browser.open(base)) {
      browser.size(1440, 1500);
      Tasklist tasklist = Tasklist.login(browser, "samService", TestStaff.password("samService"));
      close(browser, tasklist, code);
    }
    try (Browser browser = Browser.open(base)) {
      browser.size(1440, 1000);
      Tasklist.login(browser, "adamAdmin", TestStaff.password("adamAdmin"));
      look(browser, "/service/agents", "page-service-agents");
    }
    assertThat(holds.isHeld(mia.id())).isFalse();
    assertThat(cases.events(find(code)))
        .extracting(CaseEvent::what)
        .containsSubsequence(
            "opened", "assigned", "answered", "waiting", "joined", "assigned", "closed");
    assertThat(problems).as("what people who cannot see or point cannot use").isEmpty();
  }

  private void answer(Browser browser, Tasklist tasklist, String code) {
    tasklist.go().filter("My tasks").open("Answer customer", code);
    browser
        .readFrame(FRAME, "My coat came torn")
        .readFrame(FRAME, "Mia Berg")
        .readFrame(FRAME, "Somebody complains.");
    judge(browser);
    pictureOfForm(browser, "form-answer-customer");
    refused(browser, "Field is required.");
    browser.choose("I write an answer");
    refused(browser, "Field is required.");
    browser.picture("form-answer-customer-refused");
    browser.fill(Map.of(Browser.field("Your answer"), WORDS));
    judge(browser);
    pictureOfForm(browser, "form-answer-customer-written");
    tasklist.complete();
    until(() -> find(code).state().equals("waiting"));
    Message sent =
        cases.conversation(find(code)).stream()
            .filter(message -> !message.incoming())
            .findFirst()
            .orElseThrow();
    assertThat(sent.text()).isEqualTo(WORDS);
    assertThat(sent.state()).isEqualTo("sent");
    assertThat(sent.inReplyTo()).isEqualTo("<journey-1@mia.test>");
    assertThat(sent.threadKey()).isEqualTo(THREAD);
    theEngineKnowsNoWordOfIt();
  }

  private void theEngineKnowsNoWordOfIt() {
    for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from " + table + " where text_ like ? or text2_ like ?",
                  Long.class,
                  "%" + WORDS + "%",
                  "%" + WORDS + "%"))
          .as(table)
          .isZero();
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from " + table + " where name_ = 'answerText'", Long.class))
          .as(table)
          .isZero();
    }
    assertThat(
            jdbc.queryForObject(
                "select count(*) from act_hi_detail where name_ = 'caseDecision'", Long.class))
        .as("what is not confidential is kept")
        .isPositive();
  }

  private void handOver(Browser browser, Tasklist tasklist, String code) {
    tasklist.go().filter("My tasks").open("Answer customer", code);
    browser.readFrame(FRAME, "But when exactly?").readFrame(FRAME, WORDS);
    browser.readFrame(FRAME, ATTACK);
    assertThat(browser.driver().getTitle()).as("a script of the reply ran").isNotEqualTo("caught");
    browser.choose("Somebody else of the service takes over");
    browser.pick("What must the next one be able to help with?", "Orders, parcels, bills");
    browser.fill(Map.of(Browser.field("What should the next one know?"), "Ask the carrier."));
    judge(browser, ".fjs-dropdownlist");
    browser.picture("form-answer-customer-handed-over");
    tasklist.complete();
    until(() -> "samService".equals(find(code).owner()));
  }

  private void close(Browser browser, Tasklist tasklist, String code) {
    tasklist.go().filter("My tasks").open("Answer customer", code);
    browser.readFrame(FRAME, "But when exactly?").choose("I promise a call");
    judge(browser, CALENDAR);
    browser.picture("form-answer-customer-promised");
    browser.choose("No answer is needed");
    browser.choose("There is nothing to answer");
    judge(browser);
    browser.picture("form-answer-customer-closed");
    tasklist.complete();
    until(() -> find(code).isClosed());
    assertThat(find(code).outcome()).isEqualTo("no_answer_needed");
    look(browser, "/cases/" + code, "page-case-closed");
  }

  private void writes(String text, String topic) {
    String ref = "<journey-%d@mia.test>".formatted(++mails);
    long message =
        messages.receive(
            new IncomingMessage(
                "email", ref, null, THREAD, null, mia.id(), null, null, "My coat", text, "en",
                null));
    responses.tell(
        Told.of("journey", ref, "reply")
            .from("email")
            .customer(mia.id())
            .thread(THREAD)
            .message(message)
            .topic(topic)
            .confidence(90));
  }

  private String newCase() {
    until(() -> !cases.of(mia.id()).isEmpty());
    return cases.of(mia.id()).get(0).code();
  }

  private ServiceCase find(String code) {
    return cases.find(code).orElseThrow();
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

  private void judge(Browser browser, String... without) {
    problems.addAll(Accessibility.problems(browser, FORM, without));
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

  private static void refused(Browser browser, String words) {
    By complete = By.xpath("//button[normalize-space(.)='Complete']");
    browser.click(complete).readInView(words).see(complete);
  }
}
