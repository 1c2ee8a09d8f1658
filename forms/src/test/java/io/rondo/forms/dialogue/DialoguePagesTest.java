package io.rondo.forms.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.dialogue.HelpArticles;
import io.rondo.workers.dialogue.LifeStage;
import io.rondo.workers.dialogue.Question;
import io.rondo.workers.dialogue.Questions;
import io.rondo.workers.response.Words;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class DialoguePagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private Questions questions;
  @Autowired private HelpArticles articles;
  @Autowired private Words words;
  @Autowired private JdbcTemplate jdbc;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Browser dora;

  @BeforeEach
  void aDesigner() {
    dora = new Browser(mvc, "dora", "DESIGN");
    jdbc.update("delete from help_article");
  }

  @Test
  void aQuestionIsWrittenAndSwitchedOff() throws Exception {
    String code = "season-" + mark;
    dora.send(
        "/questions",
        "code",
        code,
        "kind",
        "poll",
        "text",
        "Which <season>?",
        "stages",
        "loyal",
        "options",
        "In summer\n\nwinter = When it snows\nÀ l'été");
    Question kept = questions.named(code).orElseThrow();
    assertThat(kept.lifeStages()).containsExactly(LifeStage.LOYAL);
    assertThat(kept.options())
        .containsExactly(
            new Question.Option("in-summer", "In summer"),
            new Question.Option("winter", "When it snows"),
            new Question.Option("a-l-ete", "À l'été"));
    Document page = dora.open("/questions");
    assertThat(page.select("section.sheet[aria-label]").first().text())
        .contains("Which <season>?", "0 persons asked");

    dora.send("/questions/" + code + "/active", "active", "false");
    assertThat(questions.named(code).orElseThrow().active()).isFalse();
    assertThat(dora.send("/questions/none/active", "active", "false").getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void aQuestionThatCannotBeAskedIsShownAgainWithItsReasons() throws Exception {
    Document page =
        Jsoup.parse(
            dora.send("/questions", "code", "B a", "text", "Why?", "options", "Only one")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(page.select(".refusal li")).hasSize(2);
    assertThat(page.select("#text").attr("value")).isEqualTo("Why?");
    assertThat(page.select("#options").text()).isEqualTo("Only one");
  }

  @Test
  void theWordListIsTriedAndChanged() throws Exception {
    String word = "grunz" + mark;
    Document tried =
        Jsoup.parse(
            dora.send("/words/try", "text", "Ich bin sehr enttäuscht, alles kaputt")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(tried.select("dl[role=status]").text()).contains("Complaint", "de");

    dora.send("/words", "language", "de", "word", word, "topic", "praise", "sentiment", "70");
    assertThat(dora.open("/words?language=de&q=" + word).select("tbody th").text()).isEqualTo(word);
    assertThat(words.read(word, "de").topic()).isEqualTo("praise");
    assertThat(dora.open("/words?language=de&topic=privacy").select("tbody tr"))
        .isNotEmpty()
        .allMatch(row -> row.text().contains("Own data"));

    dora.send("/words/remove", "language", "de", "word", word);
    assertThat(words.read(word, "de").topic()).isNull();
    assertThat(
            dora.send("/words", "language", "de", "word", "", "sentiment", "0")
                .getFlashMap()
                .get("refusal"))
        .isEqualTo("A word has 1 to 60 characters.");
  }

  @Test
  void anArticleIsWrittenShownAndDeleted() throws Exception {
    assertThat(dora.open("/help-articles").text()).contains("No article yet");
    dora.open("/help-articles/new");
    dora.send(
        "/help-articles",
        "code",
        "wash",
        "language",
        "en",
        "title",
        "Washing",
        "body",
        "<script>alert(1)</script>\n\n1. **Cold** water",
        "topic",
        "how_to",
        "place",
        "3",
        "published",
        "true");
    Document editor = dora.open("/help-articles/wash/en");
    assertThat(editor.select(".prose strong").text()).isEqualTo("Cold");
    assertThat(editor.select(".prose script")).isEmpty();
    assertThat(dora.open("/help-articles").select("tbody tr").text())
        .contains("Washing", "How to use it", "Published");

    Document refused =
        Jsoup.parse(
            dora.send(
                    "/help-articles",
                    "code",
                    "wash",
                    "language",
                    "en",
                    "title",
                    "",
                    "body",
                    "x",
                    "place",
                    "-1")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    assertThat(refused.select(".refusal li")).hasSize(2);

    dora.send(post("/help-articles/wash/en/delete"));
    assertThat(articles.all()).isEmpty();
    assertThat(dora.status("/help-articles/wash/en")).isEqualTo(404);
  }
}
