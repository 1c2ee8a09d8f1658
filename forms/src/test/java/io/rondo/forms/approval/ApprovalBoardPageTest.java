package io.rondo.forms.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.approval.ApprovalStory;
import io.rondo.workers.staff.Absences;
import java.time.Duration;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Who waits for whom. It is 2 November 2026, 10 o'clock in Berlin, a Monday. */
@PageTest
class ApprovalBoardPageTest {

  @Autowired private MockMvc mvc;
  @Autowired private ApplicationContext context;
  @Autowired private Absences absences;

  private ApprovalStory story;

  @BeforeEach
  void anEmptyHouse() {
    story = new ApprovalStory(context);
  }

  @Test
  void nothingWaitsInAnEmptyHouse() throws Exception {
    assertThat(browser("leo", "LEGAL").open("/approvals").select(".empty").text())
        .contains("Nothing waits");
  }

  @Test
  void theThreeThatWaitLongestStandOnTopInWorkingHours() throws Exception {
    String first = story.inReview();
    story.wait(Duration.ofHours(24));
    String second = story.another();

    Document page = browser("leo", "LEGAL").open("/approvals");

    assertThat(page.select(".card .figure").eachText())
        .containsExactly(
            "8 hours of working time", "8 hours of working time", "0 hours of working time");
    assertThat(page.select(".card a").eachAttr("href"))
        .containsExactly(
            "/campaigns/" + first + "/approval",
            "/campaigns/" + first + "/approval",
            "/campaigns/" + second + "/approval");
    assertThat(page.select(".card").first().text())
        .contains("Brand review, round 1", "waits on Brand", "Since 2 Nov 2026, 09:00 UTC");
    assertThat(page.select("[aria-labelledby=rest] tbody tr").eachText())
        .singleElement()
        .asString()
        .contains("Legal review", "Legal", "just now");
    assertThat(page.select(".nav a[aria-current]").text()).isEqualTo("Approvals");
  }

  @Test
  void whatIsOverdueIsMarked() throws Exception {
    story.inReview();
    story.wait(Duration.ofHours(25));

    Document page = browser("leo", "LEGAL").open("/approvals");

    assertThat(page.select(".card.late")).hasSize(2);
    assertThat(page.select("[aria-labelledby=longest] header").text()).contains("2 overdue");
  }

  @Test
  void whoIsAwayIsShownWithTheirDeputy() throws Exception {
    LocalDate day = LocalDate.of(2026, 11, 2);
    absences.add("leo", "rita", day, day.plusDays(2), "leo");

    assertThat(browser("bea", "BRAND").open("/approvals/waiting").text())
        .contains("leo until 4 Nov 2026", "rita signs instead");
  }

  @Test
  void administratorsHandOverEverythingOfWhoLeavesInOneStep() throws Exception {
    String code = story.inReview();
    story.task(code, "Legal review", "leo");
    assertThat(browser("leo", "LEGAL").open("/approvals").select("form[action$=handover]"))
        .isEmpty();
    assertThat(browser("ada", "ADMIN").open("/approvals").select("form[action$=handover]"))
        .hasSize(1);

    MvcResult answer =
        browser("ada", "ADMIN").send("/approvals/handover", "from", "leo", "to", "rita");

    assertThat(answer.getFlashMap().get("flash")).isEqualTo("1 task of leo handed to rita.");
    assertThat(story.tasks().assignedTo("rita")).hasSize(1);
    assertThat(browser("bea", "BRAND").open("/approvals").text()).contains("waits on rita");
  }

  @Test
  void nobodyGetsWhatTheyWrote() throws Exception {
    String code = story.inReview();
    story.task(code, "Legal review", "leo");

    MvcResult answer =
        browser("ada", "ADMIN").send("/approvals/handover", "from", "leo", "to", "marketer");

    assertThat(answer.getFlashMap().get("flash")).isEqualTo("0 tasks of leo handed to marketer.");
    assertThat(answer.getFlashMap().get("refusal").toString())
        .startsWith("Not handed over: " + code)
        .contains("marketer wrote on this campaign.");
    assertThat(story.tasks().assignedTo("leo")).hasSize(1);
  }

  @Test
  void everyRefusalOfAHandoverIsShown() throws Exception {
    assertThat(refusal(browser("leo", "LEGAL"), "bea", "rita"))
        .isEqualTo("Only an administrator hands over the tasks of others.");
    assertThat(refusal(browser("ada", "ADMIN"), "leo", "zoe"))
        .isEqualTo("Nobody has the login zoe.");
    assertThat(refusal(browser("ada", "ADMIN"), "leo", "leo"))
        .isEqualTo("Name the person who leaves and another one who takes over.");
    assertThat(refusal(browser("ada", "ADMIN"), "", "leo"))
        .isEqualTo("Name the person who leaves and another one who takes over.");
  }

  private static Object refusal(Browser browser, String from, String to) throws Exception {
    return browser.send("/approvals/handover", "from", from, "to", to).getFlashMap().get("refusal");
  }

  private Browser browser(String name, String role) {
    return new Browser(mvc, name, role);
  }
}
