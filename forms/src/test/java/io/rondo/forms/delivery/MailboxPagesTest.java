package io.rondo.forms.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.DemoReplies;
import io.rondo.workers.delivery.MailSummary;
import io.rondo.workers.delivery.MailView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

class MailboxPagesTest {

  private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");
  private static final String HTML =
      "<html><head></head><body>Hello<script>x()</script></body></html>";

  private final DemoMailbox mailbox = Mockito.mock(DemoMailbox.class);
  private final DemoReplies replies = Mockito.mock(DemoReplies.class);
  private MailboxPages pages;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void aMailbox() {
    ObjectProvider<DemoMailbox> provider = Mockito.mock(ObjectProvider.class);
    given(provider.getIfAvailable()).willReturn(mailbox);
    given(mailbox.isOn()).willReturn(true);
    given(mailbox.latest(100, "")).willReturn(List.of(new MailSummary("m1", "a", "b", "Hi", AT)));
    given(mailbox.find("m1"))
        .willReturn(
            Optional.of(new MailView("m1", "a", "b", "Hi", AT, "v@x", HTML, "Hello", List.of())));
    ObjectProvider<DemoReplies> doors = Mockito.mock(ObjectProvider.class);
    given(doors.getObject()).willReturn(replies);
    pages = new MailboxPages(provider, doors);
  }

  @Test
  void theListHoldsWhatCameIn() {
    var model = new ExtendedModelMap();

    assertThat(pages.list("", model)).isEqualTo("delivery/mailbox");
    assertThat(model.getAttribute("on")).isEqualTo(true);
    assertThat((List<?>) model.getAttribute("mails")).hasSize(1);
  }

  @Test
  void aMailIsAPageOfItsOwnInWhichNoScriptRuns() {
    ResponseEntity<String> answer = pages.html("m1");
    Document shown = Jsoup.parse(answer.getBody());

    assertThat(answer.getHeaders().getFirst("Content-Security-Policy"))
        .contains("sandbox", "default-src 'none'")
        .doesNotContain("allow-scripts", "allow-same-origin");
    assertThat(shown.select("head > base[target=_blank]")).hasSize(1);
  }

  @Test
  void aMailOfWordsAloneShowsThemWithLinksThatOpenBesideIt() {
    String words = "See <b>(https://rondo.example/help/t?a=1&b=2). Bye \"you\"";
    given(mailbox.find("m2"))
        .willReturn(
            Optional.of(new MailView("m2", "a", "b", "Hi", AT, "v@x", "", words, List.of())));

    ResponseEntity<String> answer = pages.html("m2");
    Document shown = Jsoup.parse(answer.getBody());

    assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
    assertThat(shown.body().wholeText()).isEqualTo(words);
    assertThat(shown.select("body b")).isEmpty();
    assertThat(shown.select("head > base[target=_blank]")).hasSize(1);
    assertThat(shown.select("a").eachAttr("href"))
        .containsExactly("https://rondo.example/help/t?a=1&b=2");
  }

  @Test
  void whoeverGotAMailWritesBack() {
    var next = new RedirectAttributesModelMap();

    assertThat(pages.back("m1", "reply", "It is broken.", next))
        .isEqualTo("redirect:/mailbox/{id}");

    Mockito.verify(replies).send("m1", DemoReplies.Kind.REPLY, "It is broken.");
    assertThat(next.getFlashAttributes().values()).asString().contains("came in");
  }

  @Test
  void whatNobodySendsBackIsRefused() {
    var next = new RedirectAttributesModelMap();

    pages.back("m1", "explode", "", next);

    Mockito.verifyNoInteractions(replies);
    assertThat(next.getFlashAttributes().values()).asString().contains("Nobody sends this back");
  }
}
