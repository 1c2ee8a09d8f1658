package io.rondo.workers.reseller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KitHtmlTest {

  private static final KitField SHOP =
      new KitField("shop", "Your shop", KitField.Type.TEXT, 40, true);
  private static final KitField URL = new KitField("url", "Address", KitField.Type.URL, 200, false);

  @Test
  void aTokenStandsInTextAndAnAddressInALink() {
    String html = "<p>At <a href=\"{{ url }}\">{{shop}}</a></p><a href='https://us.example'>us</a>";

    assertThat(KitHtml.problems(html, List.of(SHOP, URL))).isEmpty();
    assertThat(KitHtml.render(html, Map.of("shop", "Müller & Söhne", "url", "https://m.example/")))
        .isEqualTo(
            "<p>At <a href=\"https://m.example/\">Müller &amp; Söhne</a></p>"
                + "<a href='https://us.example'>us</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>{{ shop }}</p><script>alert(1)</script>",
        "<p onclick='x()'>{{ shop }}</p>",
        "<style>p:after{content:'{{ shop }}'}</style><p>x</p>",
        "<!-- {{ shop }} --><p>x</p>",
        "<p class='{{ shop }}'>x</p>",
        "<p style='color:{{ shop }}'>x</p>",
        "<{{ shop }}>x",
        "<a href='{{ shop }}'>x</a>",
        "<a href='javascript:{{ shop }}'>x</a>",
        "<p>{{ shop }}</p><img src='https://tracker.example/x.png'>",
        "<p>{{ shop }}</p><a href='javascript:alert(1)'>x</a>",
        "<p>{{ shop }}</p><iframe src='x'></iframe>",
        "<p>{{ shop }}</p><p>{% include 'x' %}</p>",
        "<p>{{ shop | append: 'x' }}</p>",
        "<p>{{ other }}{{ shop }}</p>",
        "<p>nothing</p>"
      })
  void whatIsNoKitIsRefused(String html) {
    assertThat(KitHtml.problems(html, List.of(SHOP))).isNotEmpty();
  }

  @Test
  void valuesArePrintedAndNeverRead() {
    assertThat(
            KitHtml.render(
                "<p>{{ shop }}</p>",
                Map.of("shop", "<script>alert(1)</script>{{ url }} ${7*7} $1")))
        .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;{{ url }} ${7*7} $1</p>");
  }

  @Test
  void fieldsTakeOnlyWhatTheyAreFor() {
    assertThat(URL.problem("javascript:alert(1)")).hasValueSatisfying(this::saysAddress);
    assertThat(URL.problem("http://shop.example")).isPresent();
    assertThat(URL.problem("https://shop.example/\"><script>")).isPresent();
    assertThat(URL.problem("https://shop.example/spring?x=1")).isEmpty();
    assertThat(URL.problem("")).as("not required").isEmpty();
    assertThat(SHOP.problem(" ")).contains("Your shop is missing.");
    assertThat(SHOP.problem("x".repeat(41))).contains("Your shop has more than 40 characters.");
    assertThat(SHOP.problem("a\nb")).isPresent();
  }

  private void saysAddress(String problem) {
    assertThat(problem).isEqualTo("Address is a web address that begins with https://.");
  }
}
