package io.rondo.forms.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.approval.ApprovalStory;
import io.rondo.workers.approval.Decision;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What reviewers look at in Tasklist. */
@PageTest
class ReviewFramesTest {

  @Autowired private MockMvc mvc;
  @Autowired private ApplicationContext context;

  private ApprovalStory story;

  @BeforeEach
  void anEmptyHouse() {
    story = new ApprovalStory(context);
  }

  @Test
  void theReviewerSeesTheWholeCampaignAndWhatTheySign() throws Exception {
    String code = story.inReview();

    Document frame = leo().open(frame(code, "Legal review"));

    assertThat(frame.select("section h1, section h2").eachText())
        .containsExactly("Summer 🎉", "What people get", "Rehearsal", "The brief");
    assertThat(frame.select("[aria-labelledby=asked]").text())
        .contains("Legal review", "Round 1", "Your signature covers: The content");
    assertThat(frame.select("[aria-labelledby=brief]").text())
        .contains("Ten percent off", "EUR 1,000.00", "you sign this", "SHA-256");
    assertThat(frame.select("[aria-labelledby=rehearsal]").text())
        .contains("would be mailed", "Left out, and why", "No consent to marketing");
  }

  @Test
  void whatChangedIsShownLineByLineWithTheDifferenceMarked() throws Exception {
    String code = story.asked();

    Document frame = leo().open(frame(code, "Legal review"));

    Element changed = frame.selectFirst("[aria-labelledby=changed]");
    assertThat(changed.select("h3").eachText()).containsExactly("The content");
    assertThat(changed.select(".removed").eachText())
        .contains("Before: subject A sale for {{ first_name }}");
    assertThat(changed.select(".removed del").eachText()).contains("s");
    assertThat(changed.select(".added ins").eachText()).contains("S");
    assertThat(changed.text()).doesNotContain("sha-256");
    assertThat(frame.select("[aria-labelledby=asked]").text())
        .contains("The content changed after the last signature.");
  }

  @Test
  void noScriptRunsAndNoFormIsSentInTheFrame() throws Exception {
    String code = story.asked();

    MockHttpServletResponse answer = leo().send(get(frame(code, "Legal review"))).getResponse();

    assertThat(answer.getHeader("Content-Security-Policy"))
        .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin;")
        .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'")
        .doesNotContain("allow-scripts", "script-src", "unsafe");
    assertThat(answer.getContentAsString())
        .contains("&lt;b&gt;a date&lt;/b&gt;")
        .doesNotContain("<script", "<form", "style=\"", " onclick");
  }

  @Test
  void everyMailIsAFrameOfItsOwnInWhichNothingRuns() throws Exception {
    String code = story.inReview();
    Document frame = leo().open(frame(code, "Legal review"));
    assertThat(frame.select("iframe").eachAttr("sandbox"))
        .hasSizeGreaterThan(1)
        .containsOnly("allow-popups allow-popups-to-escape-sandbox");
    assertThat(frame.select("details summary").first().text())
        .isEqualTo("A sale for Ann The person of whom least is known");

    MockHttpServletResponse mail =
        leo().send(get(frame.selectFirst("iframe").attr("src"))).getResponse();

    assertThat(mail.getStatus()).isEqualTo(200);
    assertThat(mail.getContentAsString()).contains("Hello ANN!");
    assertThat(mail.getHeader("Content-Security-Policy"))
        .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'")
        .doesNotContain("allow-scripts", "allow-same-origin");
  }

  @Test
  void onlyMailsOfTheCampaignAndPeopleOfTheRehearsalAreShown() throws Exception {
    String code = story.inReview();
    String mail = leo().open(frame(code, "Legal review")).selectFirst("iframe").attr("src");
    String duty = mail.substring(0, mail.indexOf("/preview"));

    assertThat(leo().status(mail)).isEqualTo(200);
    assertThat(leo().status(duty + "/preview/99999/1")).isEqualTo(404);
    assertThat(leo().status(mail.replaceAll("/[0-9]+$", "/99999"))).isEqualTo(404);
  }

  @Test
  void aPartnersReviewerSeesSharedCommentsAlone() throws Exception {
    String code = story.inReviewWithPartner();
    story.say(code, "Brand review", "bea", Decision.CHANGES, "Do not tell them the margin.", false);
    story.say(code, "Legal review", "leo", Decision.CHANGES, "Please add the date.", true);

    String seen = pia().open(frame(code, "Partner review")).text();
    String staff = leo().open(frame(code, "Partner review")).text();

    assertThat(seen).contains("Please add the date.").doesNotContain("margin", "bea");
    assertThat(staff).contains("Please add the date.", "Do not tell them the margin.");
  }

  @Test
  void aPartnersReviewerSeesNoCustomersData() throws Exception {
    String code = story.inReviewWithPartner();
    Document frame = pia().open(frame(code, "Partner review"));
    String mail = frame.selectFirst("iframe").attr("src");

    assertThat(frame.select("details summary").first().text())
        .isEqualTo("A sale for friend Somebody of whom nothing is known");
    assertThat(pia().send(get(mail)).getResponse().getContentAsString()).contains("Hello FRIEND!");
    String ofStaff = leo().open(frame(code, "Partner review")).selectFirst("iframe").attr("src");
    assertThat(leo().status(ofStaff)).isEqualTo(200);
    assertThat(pia().status(ofStaff)).isEqualTo(404);
  }

  @Test
  void aPartnersReviewerLearnsNothingOfOtherCampaigns() throws Exception {
    String code = story.inReviewWithPartner();

    assertThat(pia().open(frame(code, "Partner review")).text())
        .contains("Load by day")
        .doesNotContain("Meets other campaigns", "Others");
    assertThat(leo().open(frame(code, "Partner review")).text())
        .contains("Load by day", "Meets other campaigns", "Others");
  }

  @Test
  void aPartnersReviewerFindsNoReviewOfOthers() throws Exception {
    String code = story.inReviewWithPartner();

    assertThat(pia().status(frame(code, "Legal review"))).isEqualTo(404);
    assertThat(pia().status("/reviews/99999/frame")).isEqualTo(404);
    assertThat(leo().status("/reviews/99999/frame")).isEqualTo(404);
  }

  @Test
  void whoMayNotDecideIsToldSo() throws Exception {
    String code = story.inReview();

    Document frame = new Browser(mvc, "marketer", "MARKETING").open(frame(code, "Legal review"));

    assertThat(frame.select("[aria-labelledby=asked]").text())
        .contains("You may read it; somebody else decides.");
  }

  private String frame(String code, String duty) {
    return "/reviews/" + story.duty(code, duty) + "/frame";
  }

  private Browser leo() {
    return new Browser(mvc, "leo", "LEGAL");
  }

  private Browser pia() {
    return new Browser(mvc, "pia", "PARTNER");
  }
}
