package io.rondo.forms.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.approval.ApprovalStory;
import io.rondo.workers.approval.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What auditors read. */
@PageTest
class RecordPagesTest {

  private static final String UMLAUTS = "Größe, Ähre, Łódź, 5 € – „ja“ <i>x</i>";

  @Autowired private MockMvc mvc;
  @Autowired private ApplicationContext context;

  private ApprovalStory story;

  @BeforeEach
  void anEmptyHouse() {
    story = new ApprovalStory(context);
  }

  @Test
  void everyRoundStaysReadable() throws Exception {
    String code = story.asked();

    Document page = leo().open("/campaigns/" + code + "/approval");

    assertThat(page.select("h2").eachText())
        .containsExactly("In review", "What is signed", "Round 1", "Round 2");
    assertThat(page.select(".top a.button").eachAttr("href"))
        .containsExactly(
            "/campaigns/" + code + "/approval.pdf", "/api/campaigns/" + code + "/approval");
    assertThat(page.select("[aria-labelledby=round-1]").text())
        .contains("Returned", "bea", "sent back", "Wrong offer", "This is not how we speak.")
        .contains("The price needs <b>a date</b>.");
    assertThat(page.select("[aria-labelledby=round-2] .line li").eachText())
        .hasSize(3)
        .anyMatch(said -> said.contains("bea approved Brand review") && said.contains("fell"))
        .anyMatch(said -> said.contains("fay approved Budget review") && !said.contains("fell"));
    assertThat(page.select("[aria-labelledby=parts] tbody tr").eachText())
        .hasSize(9)
        .anyMatch(part -> part.startsWith("The content nobody's "))
        .anyMatch(part -> part.startsWith("Budget Budget review: fay "));
    assertThat(page.select("[aria-labelledby=parts] code").eachText())
        .allMatch(print -> print.matches("[0-9a-f]{64}"));
  }

  @Test
  void aReleaseNamesTheSealThatWasReleased() throws Exception {
    String code = story.released();

    Document page = leo().open("/campaigns/" + code + "/approval");

    assertThat(page.select("[aria-labelledby=state]").text())
        .contains("Released", "in round 1", "because every signature stood", "the same");
  }

  @Test
  void whatWasRehearsedStandsBesideWhatHappened() throws Exception {
    String code = story.released();
    assertThat(compared(code)).contains("still on its way", "with 3 people");

    story.mailEverybody(code);

    assertThat(compared(code))
        .contains("equal", "No consent to marketing 1 1 0", "difference EUR 0.00")
        .doesNotContain("not equal");
    assertThat(text(pdf(code))).contains("when printed: equal.", "Excluded: No consent");
  }

  @Test
  void whatHappenedOtherwiseIsNamedByItsReason() throws Exception {
    String code = story.released();

    story.failEverybody(code);

    assertThat(compared(code))
        .contains("not equal")
        .containsPattern("Refused 5\\.1\\.1 Failed 0 ([1-3]) \\1");
    assertThat(text(pdf(code))).contains("when printed: not equal.");
  }

  @Test
  void nothingIsComparedBeforeTheRelease() throws Exception {
    String code = story.asked();

    assertThat(leo().open("/campaigns/" + code + "/approval").select("#compared")).isEmpty();
  }

  @Test
  void nothingOfItCanBeEdited() throws Exception {
    String code = story.asked();

    Document page = leo().open("/campaigns/" + code + "/approval");

    assertThat(page.select("main form, main input, main textarea, main button")).isEmpty();
  }

  @Test
  void aCampaignThatWasNeverSubmittedHasAnEmptyRecord() throws Exception {
    String code = story.briefed();

    assertThat(leo().open("/campaigns/" + code + "/approval").text()).contains("Not submitted yet");
    assertThat(text(pdf(code))).contains("Not submitted yet.");
  }

  @Test
  void unknownCampaignsHaveNone() throws Exception {
    assertThat(leo().status("/campaigns/C-2026-9876/approval")).isEqualTo(404);
    assertThat(leo().status("/campaigns/C-2026-9876/approval.pdf")).isEqualTo(404);
  }

  @Test
  void thePdfSaysWhatThePageSays() throws Exception {
    String code = story.inReview();
    story.say(code, "Legal review", "leo", Decision.CHANGES, UMLAUTS, true);
    story.say(code, "Brand review", "bea", Decision.APPROVE, null, false);

    String text = text(pdf(code));

    assertThat(text)
        .contains("Approval of Summer", code, "Not released; In review")
        .contains("Round 1: open", "leo: approved with changes, Legal review")
        .contains(UMLAUTS, "(shared with partners)")
        .contains("bea: approved, Brand review", "signs The content", "stands")
        .contains("Page 1 of ");
    assertThat(text.replaceAll("\\s", "")).containsPattern("signsThecontent[0-9a-f]{64}");
  }

  @Test
  void thePdfFitsOnA4AndCarriesItsFonts() throws Exception {
    String code = story.asked();
    String longWord = "Donaudampfschifffahrtsgesellschaft".repeat(20);
    story.say(code, "Legal review", "leo", Decision.CHANGES, longWord, false);

    try (PDDocument pdf = Loader.loadPDF(pdf(code))) {
      for (PDPage page : pdf.getPages()) {
        PDRectangle box = page.getMediaBox();
        assertThat(box.getWidth()).isCloseTo(PDRectangle.A4.getWidth(), within(1f));
        assertThat(box.getHeight()).isCloseTo(PDRectangle.A4.getHeight(), within(1f));
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(letters(pdf))
          .isNotEmpty()
          .allMatch(letter -> letter.getXDirAdj() >= 40)
          .allMatch(letter -> letter.getXDirAdj() + letter.getWidthDirAdj() <= 595 - 40)
          .allMatch(letter -> letter.getYDirAdj() <= 842);
    }
  }

  @Test
  void thePdfIsNamedAfterTheCampaignAndNotKept() throws Exception {
    String code = story.released();

    MockHttpServletResponse answer =
        leo().send(get("/campaigns/" + code + "/approval.pdf")).getResponse();

    assertThat(answer.getContentType()).isEqualTo("application/pdf");
    assertThat(answer.getHeader("Content-Disposition"))
        .isEqualTo("inline; filename=\"approval-" + code + ".pdf\"");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  private String compared(String code) throws Exception {
    return leo()
        .open("/campaigns/" + code + "/approval")
        .select("[aria-labelledby=compared]")
        .text();
  }

  private byte[] pdf(String code) throws Exception {
    return leo()
        .send(get("/campaigns/" + code + "/approval.pdf"))
        .getResponse()
        .getContentAsByteArray();
  }

  private static String text(byte[] file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static List<TextPosition> letters(PDDocument pdf) throws IOException {
    List<TextPosition> letters = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition letter) {
        letters.add(letter);
      }
    }.getText(pdf);
    return letters;
  }

  private Browser leo() {
    return new Browser(mvc, "leo", "LEGAL");
  }
}
