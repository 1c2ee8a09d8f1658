package io.rondo.forms.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.FakeProcesses;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import java.math.BigDecimal;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class CampaignPagesTest {

  private static final String CODE = "C-2026-9002";
  private static final Brief BRIEF =
      new Brief(
          "<script>alert(1)</script> Spring",
          "Sell more",
          "Free delivery",
          "We are near",
          "true",
          Assignment.CHANCE,
          null,
          new BigDecimal("10"),
          null,
          null,
          14,
          100_000,
          5_000,
          new BigDecimal("0.5"),
          "EUR",
          false,
          null,
          List.of(Brief.cell(1, "A", new BigDecimal("100"), "hello")),
          List.of());

  @Autowired private MockMvc mvc;
  @Autowired private Campaigns campaigns;
  @Autowired private FakeProcesses processes;

  @BeforeEach
  void aCampaignWithAHostileName() {
    processes.calls.clear();
    campaigns.record(CODE, "mia", BRIEF);
  }

  @Test
  void theBoardShowsEveryCampaignInItsStage() throws Exception {
    Document page = browser("MARKETING").open("/campaigns");

    assertThat(page.select("article a[href=/campaigns/" + CODE + "]").text())
        .isEqualTo("<script>alert(1)</script> Spring");
    assertThat(page.select("section.stage h2").eachText()).contains("Briefing");
    assertThat(page.select(".strip li").eachText()).contains("0 Delivering");
    assertThat(page.text()).contains("Review campaign", "waits on Review", "waits on mia");
  }

  @Test
  void onlyAdministrationMayTryAFailedStepAgain() throws Exception {
    String retry = "/campaigns/incidents/i-1/retry";

    assertThat(browser("MARKETING").open("/campaigns").select("form[action=" + retry + "]"))
        .isEmpty();
    assertThat(browser("MARKETING").send(retry).getResponse().getStatus()).isEqualTo(403);
    assertThat(browser("ADMIN").open("/campaigns").select("form[action=" + retry + "]")).hasSize(1);
    assertThat(browser("ADMIN").send(retry).getResponse().getRedirectedUrl())
        .isEqualTo("/campaigns");
    assertThat(processes.calls).containsExactly("retry i-1");
  }

  @Test
  void aCampaignWithoutAnAudienceSaysWhenNumbersCome() throws Exception {
    Document page = browser("MARKETING").open("/campaigns/" + CODE);

    assertThat(page.selectFirst("h1").text()).isEqualTo("<script>alert(1)</script> Spring");
    assertThat(page.text())
        .contains("No audience yet", "Free delivery", "14 days", "Complete brief");
    assertThat(page.select("[hx-get=/campaigns/" + CODE + "/numbers]")).hasSize(1);
    assertThat(page.select("#progress").attr("hx-trigger")).isEqualTo("every 5s");
  }

  @Test
  void pauseResumeAndStopAreForThoseWhoMayChange() throws Exception {
    assertThat(browser("REVIEW").open("/campaigns/" + CODE).select("form[action$=/pause]"))
        .isEmpty();

    browser("MARKETING").send("/campaigns/" + CODE + "/pause");
    assertThat(campaigns.get(CODE).paused()).isTrue();
    assertThat(browser("MARKETING").open("/campaigns/" + CODE).select("form[action$=/resume]"))
        .hasSize(1);
    browser("MARKETING").send("/campaigns/" + CODE + "/resume");
    assertThat(campaigns.get(CODE).paused()).isFalse();
  }

  @Test
  void theProgressBarAsksOftenWhileMailsGoOutAndNeverAfter() throws Exception {
    String code = "C-2026-9003";
    campaigns.record(code, "mia", BRIEF);
    campaigns.moveTo(code, CampaignStatus.DELIVERING);
    assertThat(progress(code).attr("hx-trigger")).isEqualTo("every 2s");

    campaigns.moveTo(code, CampaignStatus.LISTENING);
    assertThat(progress(code).hasAttr("hx-trigger")).isFalse();
  }

  @Test
  void aStopNeedsAReason() throws Exception {
    var answer = browser("MARKETING").send("/campaigns/" + CODE + "/stop", "reason", " ");

    assertThat(answer.getFlashMap().get("refusal").toString()).contains("why the campaign");
    assertThat(processes.calls).isEmpty();
  }

  @Test
  void partsForHtmxArePartsOnly() throws Exception {
    for (String part : List.of("/numbers", "/progress")) {
      String html =
          browser("MARKETING")
              .send(
                  org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                      "/campaigns/" + CODE + part))
              .getResponse()
              .getContentAsString();
      assertThat(html).startsWith("<div").doesNotContain("<html", "<nav");
    }
  }

  @Test
  void theLedgerIsEmptyBeforeTheFreeze() throws Exception {
    assertThat(browser("MARKETING").open("/campaigns/" + CODE + "/ledger").text())
        .contains("fills when the audience is frozen");
  }

  @Test
  void anUnknownCampaignIsNotFound() throws Exception {
    assertThat(browser("MARKETING").status("/campaigns/C-1999-0001")).isEqualTo(404);
    assertThat(browser("MARKETING").status("/campaigns/C-1999-0001/ledger")).isEqualTo(404);
  }

  private Element progress(String code) throws Exception {
    return browser("MARKETING").open("/campaigns/" + code).selectFirst("#progress");
  }

  private Browser browser(String role) {
    return new Browser(mvc, "mia", role);
  }
}
