package io.rondo.forms.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class SegmentPagesTest {

  @Autowired private MockMvc mvc;

  @Test
  void theCountComesBeforeSaving() throws Exception {
    assertThat(count("language = \"de\"").text()).contains("people match", "can be mailed");
  }

  @Test
  void anErrorMarksTheWordAndNamesTheColumn() throws Exception {
    Document part = count("language = \"de\" and shoe_size > 3");

    assertThat(part.select("mark").text()).isEqualTo("shoe_size");
    assertThat(part.select("[data-column]").attr("data-column")).isEqualTo("21");
    assertThat(part.text()).contains("column 21");
  }

  @Test
  void whatIsRefusedStaysInTheEditor() throws Exception {
    String body =
        browser()
            .send("/segments", "name", "broken", "expression", "<b> and (")
            .getResponse()
            .getContentAsString();
    Document page = Jsoup.parse(body);

    assertThat(page.select("textarea").text()).isEqualTo("<b> and (");
    assertThat(page.select("#name").attr("value")).isEqualTo("broken");
    assertThat(page.select("[role=alert]")).isNotEmpty();
    assertThat(page.select("b")).isEmpty();
  }

  @Test
  void aSegmentIsSavedChangedAndDeleted() throws Exception {
    browser().send("/segments", "name", "Germans", "expression", "language = \"de\"");
    assertThat(browser().open("/segments").text()).contains("Germans");
    assertThat(browser().open("/segments/Germans").select("textarea").text())
        .isEqualTo("language = \"de\"");

    browser().send("/segments/delete", "name", "Germans");
    assertThat(browser().status("/segments/Germans")).isEqualTo(404);
  }

  @Test
  void whoCanBeReachedIsCountedByChannelWhenAsked() throws Exception {
    assertThat(count("number != null").select("button[hx-vals]")).hasSize(1);

    Document asked =
        Jsoup.parse(
            browser()
                .send("/segments/count", "expression", "number != null", "channels", "true")
                .getResponse()
                .getContentAsString());

    assertThat(asked.select(".figures dt").eachText())
        .containsExactly("by e-mail", "by letter", "by postcard", "by call");
  }

  private Document count(String expression) throws Exception {
    return Jsoup.parse(
        browser()
            .send("/segments/count", "expression", expression)
            .getResponse()
            .getContentAsString());
  }

  private Browser browser() {
    return new Browser(mvc, "mia", "MARKETING");
  }
}
