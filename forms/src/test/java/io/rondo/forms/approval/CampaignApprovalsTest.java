package io.rondo.forms.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.FakeProcesses;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.approval.ApprovalStory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What authors do with a campaign in review. */
@PageTest
class CampaignApprovalsTest {

  @Autowired private MockMvc mvc;
  @Autowired private ApplicationContext context;
  @Autowired private FakeProcesses processes;

  private ApprovalStory story;

  @BeforeEach
  void anEmptyHouse() {
    story = new ApprovalStory(context);
    processes.calls.clear();
  }

  @Test
  void theCampaignsPageSaysOnWhomItWaits() throws Exception {
    String code = story.asked();

    Document page = marketer().open("/campaigns/" + code);

    assertThat(page.select("[aria-labelledby=approval]").text())
        .contains(
            "Round 2: 2 signatures missing",
            "Brand review waits on Brand",
            "Legal review waits on Legal");
    assertThat(page.select("[aria-labelledby=approval] a").eachAttr("href"))
        .containsExactly("/campaigns/" + code + "/approval");
    assertThat(page.select("#lift, #funnel")).as("before anybody was mailed").isEmpty();
  }

  @Test
  void aSignedCampaignSaysWhenItGoesOut() throws Exception {
    String code = story.signed();

    assertThat(marketer().open("/campaigns/" + code).select("[aria-labelledby=approval]").text())
        .contains("Everybody has signed; it goes out on 30 Nov 2026, 10:15 UTC");
  }

  @Test
  void aReleasedCampaignSaysSinceWhen() throws Exception {
    String code = story.released();

    Document page = marketer().open("/campaigns/" + code);

    assertThat(page.select("[aria-labelledby=approval]").text())
        .contains("Released on 2 Nov 2026, 09:00 UTC, round 1");
    assertThat(page.select("form[action$=recall], form[action$=emergency]")).isEmpty();
  }

  @Test
  void theAuthorRecallsWithAReason() throws Exception {
    String code = story.inReview();
    assertThat(marketer().open("/campaigns/" + code).select("form[action$=recall]")).hasSize(1);

    assertThat(
            marketer()
                .send("/campaigns/" + code + "/recall", "reason", "A typo.")
                .getFlashMap()
                .get("flash"))
        .isEqualTo("Recalled. The brief lies in Tasklist to be reworked.");

    assertThat(processes.calls).contains("tell approval.campaignRecalled " + code);
    Document page = marketer().open("/campaigns/" + code);
    assertThat(page.select("[aria-labelledby=approval]").text())
        .contains("Round 1: Recalled on 2 Nov 2026, 09:00 UTC");
    assertThat(page.select("form[action$=recall]")).isEmpty();
  }

  @Test
  void everyRefusalOfARecallIsShown() throws Exception {
    String code = story.inReview();
    String recall = "/campaigns/" + code + "/recall";
    Browser other = new Browser(mvc, "mona", "MARKETING");

    assertThat(other.open("/campaigns/" + code).select("form[action$=recall]")).isEmpty();
    assertThat(refusal(other, recall, "reason", "Because."))
        .isEqualTo("Only who wrote on the campaign can recall it.");
    assertThat(refusal(marketer(), recall, "reason", " "))
        .isEqualTo("Say in 1 to 1,000 characters why you recall the campaign.");
    marketer().send(recall, "reason", "A typo.");
    assertThat(refusal(marketer(), recall, "reason", "Again."))
        .isEqualTo("Campaign " + code + " is not in review and cannot be recalled.");
  }

  @Test
  void aNewerContentIsTakenByAButton() throws Exception {
    String code = story.inReview();
    assertThat(marketer().open("/campaigns/" + code).select("form[action$=newest]")).isEmpty();
    story.newerContent();

    Document page = marketer().open("/campaigns/" + code);
    assertThat(page.select("[aria-labelledby=approval]").text())
        .contains("A gets summer-a version 1, but there is version 2.", "Use version 2");
    String use = page.select("form[action$=newest]").attr("action");
    assertThat(marketer().send(use).getFlashMap().get("flash").toString())
        .startsWith("Changed. Signatures that cover the content have fallen");

    assertThat(marketer().open("/campaigns/" + code).select("form[action$=newest]")).isEmpty();
    assertThat(refusal(marketer(), use)).isEqualTo("Cell 1 has the newest version already.");
  }

  @Test
  void anEmergencyNamesTwoPeopleAndStaysOnTheRecord() throws Exception {
    String wrong = story.delivering();
    String code = story.another();
    Document page = marketer().open("/campaigns/" + code);
    assertThat(page.select("#first option").eachAttr("value"))
        .contains("bea", "leo", "fay", "rita")
        .doesNotContain("marketer", "ada");

    assertThat(
            marketer()
                .send(
                    "/campaigns/" + code + "/emergency",
                    "corrects",
                    wrong,
                    "reason",
                    "The price was <b>wrong</b> by a factor of ten.",
                    "first",
                    "bea",
                    "second",
                    "leo")
                .getFlashMap()
                .get("flash")
                .toString())
        .startsWith("Asked. Both signers");

    Document record = marketer().open("/campaigns/" + code + "/approval");
    assertThat(record.select("[aria-labelledby=state] .refusal").text())
        .contains("Corrects a wrong mail of " + wrong, "signed by bea and leo instead")
        .contains("The price was <b>wrong</b> by a factor of ten.");
    assertThat(marketer().open("/campaigns/" + code).select("form[action$=emergency]")).isEmpty();
  }

  @Test
  void everyRefusalOfAnEmergencyIsShown() throws Exception {
    String wrong = story.delivering();
    String code = story.another();
    String why = "The price was wrong.";

    assertThat(emergency(code, "C-2026-9999", why, "bea", "leo"))
        .isEqualTo("There is no campaign C-2026-9999.");
    assertThat(emergency(code, code, why, "bea", "leo"))
        .isEqualTo("No mail of " + code + " has left: there is nothing to correct.");
    assertThat(emergency(code, wrong, "Oops.", "bea", "leo"))
        .isEqualTo("Say in 10 to 1,000 characters what went wrong.");
    assertThat(emergency(code, wrong, why, "bea", "zoe")).isEqualTo("Nobody has the login zoe.");
    assertThat(emergency(code, wrong, why, "bea", "bea")).isEqualTo("Name two different people.");
    assertThat(emergency(code, wrong, why, "bea", "ada")).isEqualTo("ada is no reviewer.");
    assertThat(emergency(wrong, code, why, "bea", "leo"))
        .isEqualTo("Campaign " + wrong + " is already released or closed.");
    assertThat(
            refusal(
                new Browser(mvc, "mona", "MARKETING"),
                "/campaigns/" + code + "/emergency",
                "corrects",
                wrong))
        .isEqualTo("Only who wrote on the campaign can ask for its emergency.");
  }

  private Object emergency(String code, String corrects, String why, String first, String second)
      throws Exception {
    return refusal(
        marketer(),
        "/campaigns/" + code + "/emergency",
        "corrects",
        corrects,
        "reason",
        why,
        "first",
        first,
        "second",
        second);
  }

  private static Object refusal(Browser browser, String path, String... fields) throws Exception {
    return browser.send(path, fields).getFlashMap().get("refusal");
  }

  private Browser marketer() {
    return new Browser(mvc, "marketer", "MARKETING");
  }
}
