package io.rondo.workers.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What must hold for contents on every database. */
abstract class ContentsContract {

  @Autowired private Contents contents;
  @Autowired private Letters letters;

  @Test
  void theSameBytesAreTheSameVersion() {
    ContentVersion first = contents.save(Drafts.sound("same"), "maria");
    ContentVersion second = contents.save(Drafts.sound("same"), "ben");

    assertThat(second).isEqualTo(first);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.sha256()).matches("[0-9a-f]{64}");
    assertThat(contents.versions("same")).hasSize(1);
  }

  @Test
  void aChangeIsANewVersionAndTheOldOneStays() {
    ContentDraft draft = Drafts.sound("change");
    ContentVersion first = contents.save(draft, "maria");
    ContentVersion second =
        contents.save(
            new ContentDraft("change", "Neu 🎉", draft.fromName(), draft.mjml(), draft.fallbacks()),
            "maria");

    assertThat(second.version()).isEqualTo(2);
    assertThat(second.sha256()).isNotEqualTo(first.sha256());
    assertThat(contents.latest("change")).contains(second);
    assertThat(contents.get(first.id())).isEqualTo(first);
    assertThat(contents.get(second.id()).subject()).isEqualTo("Neu 🎉");
    assertThat(contents.latestOfAll()).contains(second).doesNotContain(first);
  }

  @Test
  void whoGoesBackGetsANewVersionThatIsTheNewest() {
    ContentDraft draft = Drafts.sound("back");
    ContentVersion first = contents.save(draft, "maria");
    contents.save(
        new ContentDraft("back", "Other", draft.fromName(), draft.mjml(), draft.fallbacks()),
        "maria");
    ContentVersion third = contents.save(draft, "maria");

    assertThat(third.version()).isEqualTo(3);
    assertThat(third.sha256()).isEqualTo(first.sha256());
    assertThat(contents.latest("back")).contains(third);
  }

  @Test
  void linksAreKeptByNumber() {
    ContentVersion version = contents.save(Drafts.sound("links"), "maria");

    assertThat(contents.link(version.id(), 0)).contains("https://shop.example/spring?a=1&b=2");
    assertThat(contents.link(version.id(), 1)).contains("https://shop.example/buy");
    assertThat(contents.link(version.id(), 2)).isEmpty();
  }

  @Test
  void aVersionTellsWhichTokensItPrints() {
    ContentDraft draft =
        new ContentDraft(
            "tokens",
            "For {{ first_name | upcase }}",
            "Rondo",
            Drafts.body(
                "<mj-text>{{ city }} <a href=\"{{ unsubscribe_url }}\">no more</a></mj-text>"),
            Map.of("first_name", "you", "city", "", "unused", ""));

    assertThat(contents.tokens(contents.save(draft, "maria").id()))
        .containsExactly("city", "first_name");
    assertThatThrownBy(() -> contents.tokens(-1)).isInstanceOf(UnknownContent.class);
  }

  @Test
  void whatCannotBeMailedIsNotKept() {
    assertThatThrownBy(
            () ->
                contents.save(
                    Drafts.with("{{ nobody }}", "<mj-text>a</mj-text>", Map.of()), "maria"))
        .isInstanceOf(ContentRefused.class);
    assertThat(contents.latest("mens")).isEmpty();
  }

  @Test
  void aPreviewLeadsWhereTheAuthorWroteTo() {
    RenderedMail preview = contents.preview(Drafts.sound("x"), Map.of("first_name", "Mia"));

    assertThat(preview.html()).contains("href=\"https://shop.example/buy\"").contains("MIA");
    assertThat(preview.text()).contains("https://shop.example/spring?a=1&b=2");
  }

  @Test
  void aLetterIsKeptWithItsKindAndItsLink() {
    ContentVersion letter = contents.save(Drafts.letter("paper"), "maria");

    assertThat(contents.get(letter.id()).kind()).isEqualTo(ContentKind.LETTER);
    assertThat(contents.get(letter.id()).draft()).isEqualTo(Drafts.letter("paper"));
    assertThat(contents.link(letter.id(), 0)).contains("https://shop.example/spring?a=1&b=2");
    assertThat(contents.tokens(letter.id())).containsExactly("address_line1", "first_name");
    assertThat(letters.kind(letter.id())).isEqualTo(ContentKind.LETTER);
    assertThat(letters.html(letter.id(), Map.of("first_name", "Mia"), "https://r.example/c/1"))
        .contains("Hello MIA", "data=\"https://r.example/c/1\"")
        .doesNotContain("shop.example");
    assertThatThrownBy(() -> letters.script(letter.id(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScriptIsSaidToOnePerson() {
    ContentVersion script = contents.save(Drafts.script("say"), "maria");

    assertThat(letters.script(script.id(), Map.of("first_name", "Mia")))
        .startsWith("Hello, is this Mia?");
    assertThatThrownBy(() -> letters.html(script.id(), Map.of(), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameBelongsToOneKind() {
    contents.save(Drafts.sound("mixed"), "maria");

    assertThatThrownBy(() -> contents.save(Drafts.letter("mixed"), "maria"))
        .isInstanceOf(ContentRefused.class)
        .hasMessage(
            "\"mixed\" is the name of another kind of content (email): choose another name.");
  }
}
