package io.rondo.forms.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.Contents;
import io.rondo.workers.delivery.Seeds;
import java.util.Map;
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

  @Test
  void aLetterIsWrittenWithItsLinkAndShownInAFrame() throws Exception {
    Document editor = browser().open("/contents/new?kind=letter");
    assertThat(editor.select("input[name=kind]").val()).isEqualTo("letter");
    assertThat(editor.select("input[name=link]").val()).isEqualTo("https://www.example.com/");
    assertThat(editor.select("input[name=tokens]").eachAttr("value")).doesNotContain("link");

    String[] letter = {
      "kind",
      "letter",
      "name",
      "paper",
      "subject",
      "A letter",
      "link",
      "https://www.example.com/spring",
      "mjml",
      "<p>Hello {{ first_name }} {{ qr }}</p>",
      "tokens",
      "first_name",
      "fallbacks",
      "there"
    };
    Document preview =
        org.jsoup.Jsoup.parse(
            browser().send("/contents/preview", letter).getResponse().getContentAsString());
    assertThat(preview.select("iframe").attr("srcdoc")).contains("Hello there", "image/x-qr");
    browser().send("/contents", letter);

    assertThat(contents.latest("paper").orElseThrow().kind().text()).isEqualTo("letter");
    assertThat(browser().open("/contents/paper").select("input[name=link]").val())
        .isEqualTo("https://www.example.com/spring");
    assertThat(
            browser()
                .send(MockMvcRequestBuilders.get("/contents/paper/versions/1/preview"))
                .getResponse()
                .getContentAsString())
        .contains("Hello there");
    assertThat(browser().open("/contents").text()).contains("paper Letter A letter");
  }

  @Test
  void everyFirstDraftIsComplete() {
    for (ContentKind kind : ContentKind.values()) {
      contents.preview(named(FirstDraft.of(kind)), Map.of());
    }
  }

  private static ContentDraft named(ContentDraft draft) {
    return new ContentDraft(
        draft.kind(), "first", draft.subject(), "Shop", draft.mjml(), draft.fallbacks());
  }
}
