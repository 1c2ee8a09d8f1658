package io.rondo.workers.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.token.Tokens;
import org.junit.jupiter.api.Test;

class TrackingLinksTest {

  private final Tokens tokens = new Tokens(new byte[32]);
  private final TrackingLinks links = new TrackingLinks(tokens, "https://rondo.example/");
  private final ReturnPaths returnPaths = new ReturnPaths(tokens);

  @Test
  void aLinkSaysWhoseItIs() {
    assertThat(links.clicked(token(links.click(42, 3)))).contains(new Tracked(42, 3));
    assertThat(links.opened(token(links.open(42)))).contains(new Tracked(42, 0));
    assertThat(links.unsubscribed(token(links.unsubscribe(42)))).contains(new Tracked(42, 0));
    assertThat(links.click(42, 3)).startsWith("https://rondo.example/c/");
  }

  @Test
  void aTokenIsWorthNothingForAnotherPurpose() {
    assertThat(links.unsubscribed(token(links.click(42, 0)))).isEmpty();
    assertThat(links.clicked(token(links.open(42)))).isEmpty();
  }

  @Test
  void anAlteredOrGuessedTokenSaysNothing() {
    String token = token(links.click(42, 3));
    char last = token.charAt(5) == 'A' ? 'B' : 'A';
    assertThat(links.clicked(token.substring(0, 5) + last + token.substring(6))).isEmpty();
    assertThat(links.clicked("")).isEmpty();
    assertThat(links.clicked("../../etc/passwd")).isEmpty();
    assertThat(
            new TrackingLinks(new Tokens("another secret of 32 bytes or so".getBytes(UTF_8)), "x")
                .clicked(token))
        .isEmpty();
  }

  @Test
  void aReturnPathCannotBeForged() {
    String local = returnPaths.localPart("C-2026-0042", 123456789012L);

    assertThat(local).startsWith("b+C-2026-0042.123456789012.").hasSizeLessThanOrEqualTo(64);
    assertThat(returnPaths.verify(local + "@bounces.example"))
        .contains(new ReturnPaths.Returned("C-2026-0042", 123456789012L, "b"));
    assertThat(returnPaths.verify(local.toUpperCase(java.util.Locale.ROOT) + "@BOUNCES.example"))
        .as("servers may change capitals")
        .contains(new ReturnPaths.Returned("C-2026-0042", 123456789012L, "b"));
    assertThat(returnPaths.verify(local.replace("123456789012", "123456789013"))).isEmpty();
    assertThat(returnPaths.verify(local.replaceFirst("^b", "unsub"))).isEmpty();
    assertThat(returnPaths.verify("b+C-2026-0042.1.00000000000000000000")).isEmpty();
    assertThat(returnPaths.verify("mia@example.test")).isEmpty();
  }

  @Test
  void aMailHasOneNameForEver() {
    assertThat(returnPaths.reference("C-2026-0042", "7"))
        .isEqualTo(returnPaths.reference("C-2026-0042", "7"))
        .startsWith("C-2026-0042.7.")
        .isNotEqualTo(returnPaths.reference("C-2026-0042", "8"));
    assertThat(returnPaths.named("<" + returnPaths.reference("C-2026-0042", "7") + "@rondo.test>"))
        .contains(new ReturnPaths.Returned("C-2026-0042", 7, "reference"));
    assertThat(returnPaths.named("<C-2026-0042.7.00000000000000000000@rondo.test>")).isEmpty();
    assertThat(returnPaths.named("<anything@rondo.test>")).isEmpty();
  }

  private static String token(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
