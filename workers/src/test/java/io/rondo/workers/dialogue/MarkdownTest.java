package io.rondo.workers.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void marksBecomeHtml() {
    assertThat(
            Markdown.html(
                """
                ## Wash it
                Use **cold** water
                and *mild* soap.

                - inside out
                - no spinner
                1. hang it up
                2. [see more](https://help.example/wash?a=1&b=2)
                """))
        .isEqualTo(
            """
            <h3>Wash it</h3>
            <p>Use <strong>cold</strong> water
            and <em>mild</em> soap.</p>
            <ul>
            <li>inside out</li>
            <li>no spinner</li>
            </ul>
            <ol>
            <li>hang it up</li>
            <li><a href="https://help.example/wash?a=1&amp;b=2" rel="noopener noreferrer">see more</a></li>
            </ol>
            """);
  }

  @Test
  void nothingElseDoes() {
    assertThat(Markdown.html("<script>alert(1)</script>"))
        .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assertThat(Markdown.html("[x](javascript:alert(1))")).doesNotContain("<a ");
    assertThat(Markdown.html("[x](https://a.example/\" onclick=\"b)")).doesNotContain("<a ");
    assertThat(Markdown.html("a ** b ** c")).isEqualTo("<p>a ** b ** c</p>\n");
    assertThat(Markdown.html("")).isEmpty();
  }
}
