package io.rondo.workers.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerTest {

  private static final LinkMaker LINKS =
      new LinkMaker() {
        @Override
        public String click(int linkNo) {
          return "https://r.example/c/" + linkNo;
        }

        @Override
        public String open() {
          return "https://r.example/o/1.gif";
        }

        @Override
        public String unsubscribe() {
          return "https://r.example/u/1";
        }
      };

  private static final MailQuestion SEASON =
      new MailQuestion("season", "Which season do you love?", List.of("Summer & sun", "Winter"));

  private static final MailQuestions QUESTIONS =
      new MailQuestions() {
        @Override
        public Optional<MailQuestion> named(String code) {
          return code.equals("season") ? Optional.of(SEASON) : Optional.empty();
        }

        @Override
        public Map<Long, MailQuestion> ask(List<String> codes, Map<Long, Long> customers) {
          throw new IllegalStateException("compiling asks nobody");
        }
      };

  private static Template compile(ContentDraft draft) {
    return Compiler.compile(draft, QUESTIONS);
  }

  @Test
  void aQuestionBecomesALinkAnOptionAndNothingForWhoIsNotAsked() {
    Template template =
        compile(
            Drafts.with(
                "s", "<mj-text>Hi. {{ question }}</mj-text>", Map.of("question", "season")));
    LinkMaker asked =
        new LinkMaker() {
          @Override
          public String click(int linkNo) {
            return "https://rondo.example/c/" + linkNo;
          }

          @Override
          public String open() {
            return "https://rondo.example/o";
          }

          @Override
          public String unsubscribe() {
            return "https://rondo.example/u";
          }

          @Override
          public MailQuestion question() {
            return SEASON;
          }

          @Override
          public String answer(int optionNo) {
            return "https://rondo.example/answer/" + optionNo;
          }
        };
    RenderedMail mail = template.render(Map.of(), asked);
    assertThat(mail.html())
        .contains("Which season do you love?")
        .contains("href=\"https://rondo.example/answer/0\"")
        .contains(">Summer &amp; sun</a>");
    assertThat(mail.text())
        .contains("Which season do you love?\n- Summer & sun: https://rondo.example/answer/0\n");
    assertThat(template.questions()).containsExactly(SEASON);

    LinkMaker silent = template.plainLinks("#u");
    assertThat(template.render(Map.of(), silent).html()).contains("#answer-1");
    RenderedMail unasked = template.render(Map.of(), LINKS);
    assertThat(unasked.html()).contains("Hi.").doesNotContain("season", "answer");
    assertThat(unasked.text()).doesNotContain("season", "answer");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThat(problems("s", "{{ question }}", "")).contains("Say which questions may be asked");
    assertThat(problems("s", "{{ question }}", "season moon"))
        .contains("There is no question \"moon\"");
    assertThat(problems("{{ question }}", "x", "season")).contains("A subject asks nothing");
    assertThat(problems("s", "{{ question }} {{ question }}", "season"))
        .contains("A mail asks one question");
    assertThat(problems("s", "{{ question | upcase }}", "season")).contains("takes no filter");
    assertThat(problems("s", "<img src='https://a.example/i.png' alt='{{ question }}'>x", "season"))
        .contains("in no attribute");
  }

  private static String problems(String subject, String text, String codes) {
    return catchThrowableOfType(
            ContentRefused.class,
            () ->
                compile(
                    Drafts.with(
                        subject, "<mj-text>" + text + "</mj-text>", Map.of("question", codes))))
        .getMessage();
  }

  @Test
  void everyPersonGetsTheirOwnMailWithSignedLinks() {
    Template template = compile(Drafts.sound("mens"));

    RenderedMail mail = template.render(Map.of("first_name", "Mia"), LINKS);

    assertThat(mail.subject()).isEqualTo("A sale for Mia");
    assertThat(mail.html())
        .contains("Hello MIA!")
        .contains("href=\"https://r.example/c/0\"")
        .contains("href=\"https://r.example/c/1\"")
        .containsOnlyOnce("https://r.example/c/9999\"")
        .contains("src=\"https://r.example/o/1.gif\"")
        .contains("href=\"https://r.example/u/1\"")
        .doesNotContain("shop.example");
    assertThat(template.links())
        .containsExactly("https://shop.example/spring?a=1&b=2", "https://shop.example/buy");
    assertThat(mail.text())
        .contains("Hello MIA! Look: https://r.example/c/0")
        .contains("Buy: https://r.example/c/1")
        .contains("Unsubscribe: https://r.example/u/1")
        .doesNotContain("https://r.example/c/9999");
  }

  @Test
  void whoHasNoSuchValueGetsTheFallback() {
    Template template = compile(Drafts.sound("mens"));

    assertThat(template.render(Map.of(), LINKS).subject()).isEqualTo("A sale for friend");
    assertThat(template.render(Map.of("first_name", "  "), LINKS).html()).contains("FRIEND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{7*7}}",
        "${7*7}",
        "{{ email }}",
        "{% if true %}x{% endif %}",
        "{{env \"HOME\"}}",
        "<#assign x=\"freemarker.template.utility.Execute\"?new()>",
        "T(java.lang.Runtime)",
        "\uE0000\uE001"
      })
  void whatAValueHoldsIsPrintedAndNeverEvaluated(String evil) {
    Template template =
        compile(
            Drafts.with(
                "Hello {{ first_name }}",
                "<mj-text>{{ first_name }} and {{ first_name | append: '!' }}</mj-text>",
                Map.of("first_name", "x")));

    RenderedMail mail = template.render(Map.of("first_name", evil), LINKS);

    assertThat(mail.subject()).isEqualTo("Hello " + evil);
    assertThat(Jsoup.parse(mail.html()).body().text()).startsWith(evil + " and " + evil + "!");
    assertThat(mail.text()).startsWith(evil + " and " + evil + "!");
  }

  @Test
  void aValueIsNoMarkup() {
    Template template =
        compile(
            Drafts.with(
                "s",
                "<mj-text>{{ x }}</mj-text><mj-image src=\"https://i.example/a.png\""
                    + " alt=\"{{ x }}\" />",
                Map.of("x", "")));

    String html = template.render(Map.of("x", "\"><script>alert('1')</script>"), LINKS).html();

    assertThat(html).doesNotContain("<script");
    assertThat(Jsoup.parse(html).select("img").first().attr("alt"))
        .isEqualTo("\"><script>alert('1')</script>");
  }

  @Test
  void aSubjectStaysOnOneLine() {
    Template template = compile(Drafts.with("Hi {{ x }}", "<mj-text>a</mj-text>", Map.of("x", "")));

    assertThat(template.render(Map.of("x", "a\r\nBcc: b@example.test\0"), LINKS).subject())
        .isEqualTo("Hi a  Bcc: b@example.test");
  }

  @ParameterizedTest
  @CsvSource({
    "x | upcase, MIA & CO",
    "x | downcase, mia & co",
    "x | truncate: 6, Mia...",
    "x | append: '!' | upcase, MIA & CO!",
    "x | escape, Mia & Co",
    "n, 12.5",
    "gone | default: 'nobody', nobody",
    "gone | capitalize, ''"
  })
  void filtersWork(String token, String expected) {
    Template template =
        compile(Drafts.with("{{ " + token + " }}", "<mj-text>a</mj-text>", fallbacks()));

    assertThat(
            template
                .render(Map.of("x", "Mia & Co", "n", new BigDecimal("12.500000")), LINKS)
                .subject())
        .isEqualTo(expected);
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    ContentRefused refused =
        catchThrowableOfType(
            ContentRefused.class,
            () ->
                compile(
                    Drafts.with(
                        "{{ nobody_knows }} {{7*7}}",
                        "<mj-text>{% if x %}{{ other | shell }}{% endif %}</mj-text>",
                        Map.of())));

    assertThat(refused.problems())
        .hasSize(4)
        .anyMatch(problem -> problem.contains("{{ nobody_knows }} is not declared"))
        .anyMatch(problem -> problem.contains("\"{{7*7}}\" is no token"))
        .anyMatch(problem -> problem.contains("{% ... %}"))
        .anyMatch(problem -> problem.contains("no filter \"shell\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<mj-text><a href=\"javascript:alert(1)\">x</a></mj-text>|must begin with https",
        "<mj-text><a href=\"/shop\">x</a></mj-text>|must begin with https",
        "<mj-text><a href=\"https://user:pw@shop.example\">x</a></mj-text>|must begin with https",
        "<mj-text><a href=\"https://shop.example/{{ x }}\">x</a></mj-text>|cannot stand in the attribute href",
        "<mj-text><a href=\"{{ x }}\">x</a></mj-text>|cannot stand in the attribute href",
        "<mj-text><p style=\"color:{{ x }}\">x</p></mj-text>|cannot stand in the attribute style",
        "<mj-text><script>1</script></mj-text>|cannot hold <script>",
        "<mj-text><img src=\"https://i.example/a.png\" onerror=\"x\" /></mj-text>|attribute onerror",
        "<mj-text><iframe></iframe>x</mj-text>|cannot hold <iframe>",
        "<mj-foo>x</mj-foo>|no <mj-foo>",
        "<mj-include path=\"/etc/passwd\" />|no <mj-include>",
        "<mj-text>{{ x </mj-text>|not closed",
        "<mj-text></mj-text>|shows nothing"
      })
  void whatNoMailMayHoldIsRefused(String content, String problem) {
    ContentRefused refused =
        catchThrowableOfType(
            ContentRefused.class, () -> compile(Drafts.with("s", content, Map.of("x", "y"))));

    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getMessage()).contains(problem);
  }

  @Test
  void entitiesAndFilesAreNotRead() {
    ContentRefused refused =
        catchThrowableOfType(
            ContentRefused.class,
            () ->
                compile(
                    new ContentDraft(
                        "mens",
                        "s",
                        "Rondo",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                            + Drafts.body("<mj-text>&e;</mj-text>"),
                        Map.of())));
    assertThat(refused.problems()).singleElement().asString().contains("DOCTYPE");
  }

  @Test
  void anOwnUnsubscribeLinkNeedsNoFooter() {
    Template template =
        compile(
            Drafts.with(
                "s", "<mj-text><a href=\"{{ unsubscribe_url }}\">Leave</a></mj-text>", Map.of()));

    String html = template.render(Map.of(), LINKS).html();

    assertThat(Jsoup.parse(html).select("a:not([aria-hidden])")).hasSize(1);
    assertThat(html).contains("href=\"https://r.example/u/1\"");
    assertThat(template.links()).isEmpty();
  }

  @Test
  void nobodyElseLearnsWhoOpened() {
    String html =
        compile(Drafts.with("s", "<mj-text>a</mj-text>", Map.of())).render(Map.of(), LINKS).html();

    assertThat(html).doesNotContain("googleapis").doesNotContain("@import");
  }

  private static Map<String, String> fallbacks() {
    return Map.of("x", "", "n", "", "gone", "");
  }
}
