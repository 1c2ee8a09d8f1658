package io.rondo.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.social.SocialText.Kind;
import io.rondo.workers.social.SocialText.Mark;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How networks count and read a text. */
class SocialTextTest {

  private static final Limits TOOTS =
      new Limits(50, 0, 23, 1, 2048, 10, Set.of("image/png"), false);

  @Test
  void whatPeopleSeeAsOneIsOneCharacter() {
    assertThat(SocialText.length("👨‍👩‍👧‍👦🇳🇴é")).isEqualTo(3);
    assertThat(SocialText.length("")).isZero();
    assertThat(SocialText.bytes("é🫖")).isEqualTo(6);
  }

  @Test
  void marksStandInBytesAndInCharacters() {
    assertThat(SocialText.marks("🫖 #tea https://a.example/x."))
        .containsExactly(
            new Mark(Kind.TAG, "#tea", 3, 7, 5, 9),
            new Mark(Kind.LINK, "https://a.example/x", 8, 27, 10, 29));
  }

  @Test
  void whatTheSentenceAddsIsNoPartOfALink() {
    assertThat(found("(see https://a.example/b_(c)), or http://d.example?"))
        .containsExactly("https://a.example/b_(c)", "http://d.example");
    assertThat(found("https://a.example/#part @x https://b.example/@y.example"))
        .as("what stands inside a link is no tag and no name")
        .containsExactly("https://a.example/#part", "https://b.example/@y.example");
  }

  @Test
  void mailAddressesAndNumbersAreNeitherNamesNorTags() {
    assertThat(found("mail me@shop.example #1 a#b #ok1 @liv.example"))
        .containsExactly("#ok1", "@liv.example");
  }

  @Test
  void aLinkCountsAsTheNetworkSays() {
    String link = "https://shop.example/" + "x".repeat(100);

    assertThat(TOOTS.length("See " + link)).isEqualTo(27);
    assertThat(TOOTS.problems("See " + link, List.of())).isEmpty();
    assertThat(TOOTS.problems("x".repeat(28) + " " + link, List.of()))
        .containsExactly("The text has 52 characters, at most 50 fit: take out 2.");
  }

  @Test
  void eachPictureIsMeasured() {
    assertThat(
            TOOTS.problems(
                "Hi",
                List.of(
                    new Limits.Measured("a.png", "image/png", 4096, "short"),
                    new Limits.Measured("b.tif", "image/tiff", 10, "far too long"))))
        .containsExactly(
            "It takes at most 1 pictures, not 2.",
            "a.png has 4 KB, at most 2 KB are taken: save it smaller.",
            "b.tif is image/tiff; it takes image/png.",
            "The description of b.tif has 12 characters, at most 10 fit.");
  }

  private static List<String> found(String text) {
    return SocialText.marks(text).stream().map(Mark::text).toList();
  }
}
