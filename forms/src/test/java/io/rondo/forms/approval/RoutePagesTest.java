package io.rondo.forms.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.forms.testing.SampleDecisions;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@PageTest
class RoutePagesTest {

  private static final String PAGE = "/approvals/route";

  @Autowired private MockMvc mvc;
  @Autowired private SampleDecisions decisions;

  @BeforeEach
  void nothingSaved() {
    decisions.clear();
    decisions.saved.clear();
  }

  @Test
  void theTablesReadAsSentences() throws Exception {
    Document page = browser("LEGAL").open(PAGE);

    assertThat(page.select("section h2").eachText())
        .containsExactly("Approval route", "Approval stages");
    assertThat(page.select("section header span").eachText())
        .containsExactly(
            "Version 3, saved 1 Nov 2026, 08:00 UTC by mia",
            "Version 1, saved 1 Nov 2026, 08:00 UTC with Rondo");
    assertThat(page.select("table").first().select("tbody tr").eachText())
        .containsExactly(
            "1 any any yes any any any full It makes claims.",
            "A price or a guarantee can be wrong in law, whatever the campaign costs.",
            "2 any any no some any any full A partner helps.",
            "What a partner says falls back on us.",
            "3 ≤ 10,000 any no none no ≤ 100,000 light Under 10,000, nothing delicate.",
            "Little money, few people: one colleague sees enough.");
    assertThat(page.select("table").last().text())
        .contains("Legal <review>", "content, audience, brief", "yes", "lena");
  }

  @Test
  void theFileIsDownloadedAsModelerSavedIt() throws Exception {
    MvcResult answer = browser("MARKETING").send(get("/approvals/route.dmn"));

    assertThat(answer.getResponse().getHeader("Content-Disposition"))
        .isEqualTo("attachment; filename=\"ApprovalRoute.dmn\"");
    assertThat(answer.getResponse().getContentType()).isEqualTo("application/xml");
    assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("<definitions name=\"Ä\"/>");
  }

  @Test
  void anEditedFileIsSavedInTheNameOfWhoBringsIt() throws Exception {
    MvcResult answer = upload("MARKETING", "<definitions name=\"Ä\"/>");

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(PAGE);
    assertThat(decisions.saved).containsExactly("mia ApprovalRoute.dmn <definitions name=\"Ä\"/>");
  }

  @Test
  void everyFaultOfARefusedFileIsNamedAndNothingIsSaved() throws Exception {
    Document page = parsed(upload("DESIGN", "<overlap/>"));

    assertThat(page.select(".refusal p").text()).isEqualTo("Not saved. Nothing has changed.");
    assertThat(page.select(".refusal li").eachText())
        .containsExactly(
            "Table ApprovalRoute: rows 2 and 5 both fit budget = 20000.",
            "Route full: deputies stand in for each other in a circle: <ben> → ada → ben.");
    assertThat(page.select("section h2")).hasSize(2);
    assertThat(decisions.saved).isEmpty();
  }

  @Test
  void noFileAndAHugeOneAreRefused() throws Exception {
    String choose = "Choose the file ApprovalRoute.dmn that Modeler has saved.";
    assertThat(parsed(upload("MARKETING", "")).select(".refusal li").text()).isEqualTo(choose);
    assertThat(parsed(browser("MARKETING").send(PAGE)).select(".refusal li").text())
        .isEqualTo(choose);
    assertThat(parsed(upload("MARKETING", "x".repeat(600_000))).select(".refusal li").text())
        .isEqualTo("The file has more than 512 KB: that is no table.");
    assertThat(decisions.saved).isEmpty();
  }

  @Test
  void whoOnlyReviewsReadsTheTablesAndCannotChangeThem() throws Exception {
    assertThat(browser("LEGAL").open(PAGE).select("form[enctype]")).isEmpty();
    assertThat(upload("LEGAL", "<definitions/>").getResponse().getStatus()).isEqualTo(403);
    assertThat(decisions.saved).isEmpty();
  }

  private MvcResult upload(String role, String xml) throws Exception {
    return browser(role)
        .send(
            multipart(PAGE)
                .file(
                    new MockMultipartFile(
                        "file", "x.dmn", "text/xml", xml.getBytes(StandardCharsets.UTF_8))));
  }

  private Browser browser(String role) {
    return new Browser(mvc, "mia", role);
  }

  private static Document parsed(MvcResult answer) throws Exception {
    return Jsoup.parse(answer.getResponse().getContentAsString());
  }
}
