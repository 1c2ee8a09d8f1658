package io.rondo.forms.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.content.Contents;
import io.rondo.workers.delivery.Seeds;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@PageTest
class ContentPagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private Contents contents;
  @Autowired private Seeds seeds;

  @Test
  void theFirstDraftIsCompleteAndKeptAsAVersion() throws Exception {
    MvcResult answer = save("first-draft", FirstDraft.DRAFT.mjml());

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/contents/first-draft");
    Document page = browser().open("/contents/first-draft");
    assertThat(page.text()).contains(contents.latest("first-draft").orElseThrow().sha256());
    assertThat(page.select("textarea[name=mjml]").text()).contains("{{ first_name }}");
  }

  @Test
  void aTokenThatNobodyDeclaredIsAProblemOnThePage() throws Exception {
    String mjml = FirstDraft.DRAFT.mjml().replace("first_name", "shoe_size");

    Document page = org.jsoup.Jsoup.parse(save("bad", mjml).getResponse().getContentAsString());

    assertThat(page.select(".refusal li").text()).contains("shoe_size");
    assertThat(contents.latest("bad")).isEmpty();
  }

  @Test
  void thePreviewIsAFrameInWhichNothingRuns() throws Exception {
    String mjml =
        FirstDraft.DRAFT.mjml().replace("Write here", "<script>alert(1)</script> Write here");
    MvcResult answer = browser().send("/contents/preview", fields("x", mjml));
    Document part = org.jsoup.Jsoup.parse(answer.getResponse().getContentAsString());

    assertThat(part.select("iframe").eachAttr("sandbox")).allMatch(String::isEmpty);
    assertThat(part.select("script")).isEmpty();
  }

  @Test
  void aKeptVersionIsShownUnderItsOwnStrictPolicy() throws Exception {
    save("strict", FirstDraft.DRAFT.mjml());
    MvcResult answer =
        browser().send(MockMvcRequestBuilders.get("/contents/strict/versions/1/preview"));

    String policy = answer.getResponse().getHeader("Content-Security-Policy");
    assertThat(policy).contains("sandbox", "default-src 'none'").doesNotContain("allow-scripts");
    assertThat(answer.getResponse().getContentAsString()).contains("Hello there");
    assertThat(browser().open("/contents/strict/versions/1").select("iframe[sandbox]")).hasSize(1);
    assertThat(browser().status("/contents/strict/versions/9")).isEqualTo(404);
  }

  @Test
  void seedsComeAndGo() throws Exception {
    browser().send("/seeds", "name", "<b>Ann</b>", "email", "ann@example.com");
    assertThat(browser().open("/contents").select("section:has(#seeds) tbody th").eachText())
        .contains("<b>Ann</b>");

    MvcResult refused = browser().send("/seeds", "name", "Bob", "email", "nowhere");
    assertThat(refused.getFlashMap().get("refusal").toString()).contains("nowhere");

    browser().send("/seeds/remove", "email", "ann@example.com");
    assertThat(seeds.all()).isEmpty();
  }

  private MvcResult save(String name, String mjml) throws Exception {
    return browser().send("/contents", fields(name, mjml));
  }

  private static String[] fields(String name, String mjml) {
    return new String[] {
      "name",
      name,
      "fromName",
      "Shop, Ltd",
      "subject",
      "Hello {{ first_name }}",
      "mjml",
      mjml,
      "tokens",
      "first_name",
      "fallbacks",
      "there",
      "tokens",
      "",
      "fallbacks",
      ""
    };
  }

  private Browser browser() {
    return new Browser(mvc, "mia", "MARKETING");
  }
}
