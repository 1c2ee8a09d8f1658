package io.rondo.workers.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PrintCompilerTest {

  private static final String MINE = "https://r.example/c/abc?x=1&y=2";
  private static final LinkMaker LINKS =
      new LinkMaker() {
        @Override
        public String click(int linkNo) {
          return MINE;
        }

        @Override
        public String open() {
          return "";
        }

        @Override
        public String unsubscribe() {
          return "";
        }
      };

  @Test
  void everyPersonGetsTheirOwnLetterWithTheirOwnLinkAndCode() throws Exception {
    Template template = PrintCompiler.compile(Drafts.letter("spring"));

    RenderedMail letter =
        template.render(Map.of("first_name", "Mia", "address_line1", "Gata 1 <b>"), LINKS);

    Document page = xml(letter.html());
    assertThat(page.getDocumentElement().getTagName()).isEqualTo("html");
    assertThat(page.getElementsByTagName("p").item(0).getTextContent())
        .isEqualTo("Hello MIA,Gata 1 <b>");
    assertThat(page.getElementsByTagName("p").item(1).getTextContent()).isEqualTo(MINE);
    assertThat(page.getElementsByTagName("style").item(0).getTextContent()).contains("#111");
    Element code = (Element) page.getElementsByTagName("object").item(0);
    assertThat(code.getAttribute("type")).isEqualTo("image/x-qr");
    assertThat(code.getAttribute("data")).isEqualTo(MINE);
    assertThat(letter.subject()).isEqualTo("A letter for Mia");
    assertThat(template.links()).containsExactly("https://shop.example/spring?a=1&b=2");
  }

  @Test
  void whoHasNoSuchValueGetsTheFallback() {
    Template template = PrintCompiler.compile(Drafts.letter("spring"));

    assertThat(template.render(Map.of("first_name", " "), LINKS).html()).contains("Hello FRIEND,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{7*7}}",
        "${7*7}",
        "{{ email }}",
        "</p><script>alert(1)</script>",
        "]]>",
        "<!-- ",
        "&#0;"
      })
  void whatAValueHoldsIsPrintedAndNeverEvaluated(String evil) throws Exception {
    Template template = PrintCompiler.compile(Drafts.letter("spring"));

    Document page = xml(template.render(Map.of("address_line1", evil), LINKS).html());

    assertThat(page.getElementsByTagName("p").item(0).getTextContent()).endsWith(evil);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>x</script>                                    | Paper cannot hold <script>.",
        "<p onclick='x()'>Hello</p>                            | Paper cannot hold the attribute onclick.",
        "<a href='https://a.example'>Hello</a>                 | Nobody clicks on paper: write {{ link }} or {{ qr }} instead of <a href>.",
        "<img src='https://a.example/x.png'>                   | An image of a letter is part of it: write it as data:image/png;base64,...",
        "<img src='file:///etc/passwd'>                        | An image of a letter is part of it: write it as data:image/png;base64,...",
        "<p style='background:url(https://a.example)'>Hi</p>   | A style cannot fetch anything: no @import, no url( but data:image, no backslash.",
        "<p style='background:u/**/rl(https://a.example)'>H</p>| A style cannot fetch anything: no @import, no url( but data:image, no backslash.",
        "<style>@import 'https://a.example/x.css';</style><p>H | A style cannot fetch anything: no @import, no url( but data:image, no backslash.",
        "<style>.x { content: '{{ first_name }}' }</style><p>H | A token cannot stand in a <style>.",
        "<p class='{{ first_name }}'>Hello</p>                 | A token cannot stand in the attribute class of <p>.",
        "<p title='{{ qr }}'>Hello</p>                         | A token cannot stand in the attribute title of <p>.",
        "<p>{{ shoe_size }}</p>                                | The token {{ shoe_size }} is not declared: give it a fallback first.",
        "<p>{{ unsubscribe_url }}</p>                          | Nobody clicks on paper: say how to opt out, without {{ unsubscribe_url }}.",
        "<object data='x'></object><p>Hello</p>                | Paper cannot hold <object>.",
        "<svg><image href='https://a.example'/></svg><p>Hello  | Paper cannot hold <svg>.",
        "<p></p>                                               | The body shows nothing.",
        "{% if x %}<p>Hello</p>{% endif %}                     | Contents hold no logic: take out every {% ... %}.",
      })
  void whatPaperMayNotHoldIsRefused(String html, String problem) {
    assertThat(refused(Drafts.letter("bad", html)).problems()).contains(problem);
  }

  @Test
  void aLinkLeadsSomewhere() {
    ContentDraft sound = Drafts.letter("spring");
    ContentDraft nowhere =
        new ContentDraft(
            ContentKind.POSTCARD,
            "spring",
            "Hi {{ qr }}",
            "",
            sound.mjml(),
            Map.of("first_name", "", "address_line1", ""));
    ContentDraft script =
        new ContentDraft(
            ContentKind.LETTER,
            "spring",
            "Hi",
            "",
            sound.mjml(),
            Map.of("first_name", "", "address_line1", "", "link", "javascript:alert(1)"));

    assertThat(refused(nowhere).problems())
        .containsExactly(
            "The subject is not printed: {{ qr }} belongs to the body.",
            "Say where the link and the QR code lead.");
    assertThat(refused(script).problems())
        .containsExactly(
            "The link \"javascript:alert(1)\" must begin with https:// or http:// and be whole.");
  }

  @Test
  void aLinkIsPrintedAsItIs() {
    assertThat(refused(Drafts.letter("bad", "<p>{{ link | upcase }}</p>")).problems())
        .containsExactly("{{ link }} takes no filter.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><p>Hello</p>",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>",
        "<p><![CDATA[Hello]]></p>"
      })
  void entitiesAndFilesAreNotRead(String html) {
    assertThat(refused(Drafts.letter("bad", html)).problems())
        .containsExactly("The body begins with its HTML, without a DOCTYPE or an XML declaration.");
  }

  @Test
  void aScriptIsTextWithTokens() {
    Template template = ScriptCompiler.compile(Drafts.script("calls"));

    RenderedMail script = template.render(Map.of("first_name", "<i>Mia</i>"), LINKS);

    assertThat(script.text()).isEqualTo("Hello, is this <i>Mia</i>?\n\n<Smile> & say who you are.");
    assertThat(script.html())
        .contains("Hello, is this &lt;i&gt;Mia&lt;/i&gt;?")
        .contains("&lt;Smile&gt; &amp; say");
    assertThat(template.links()).isEmpty();
  }

  private static ContentRefused refused(ContentDraft draft) {
    return catchThrowableOfType(ContentRefused.class, () -> PrintCompiler.compile(draft));
  }

  private static Document xml(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }
}
