package io.rondo.workers.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.desk.DeskLink.Access;
import io.rondo.workers.fulfilment.OrderStory;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.token.Sha256;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who may do what with a personal link, on every database. */
abstract class DeskLinksContract {

  private static final String MAILED_TO = "mara@studio.example";
  private static final String OFFICE = "198.51.100.7";
  private static final String STRANGE = "203.0.113.9";
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  @Autowired private DeskLinks links;
  @Autowired private RecordingPartnerMails mails;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ApplicationContext context;

  private OrderStory story;
  private long studio;
  private long order;
  private String token;
  private String hers;
  private String another;

  @BeforeEach
  void anOrderOnItsWay() {
    story = new OrderStory(context);
    mails.clear();
    studio = story.partner("studio", "Studio", "agency");
    order = story.order("po_1", studio, story.deliverable("design", "Panels", 2)).write();
    token = links.issue(order, "answer", MAILED_TO);
    hers = links.newDevice();
    another = links.newDevice();
  }

  @AfterEach
  void clean() {
    mails.clear();
    clock.reset();
  }

  @Test
  void tokensAre256RandomBitsAndOnlyTheirHashIsKept() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      tokens.add(links.issue(order, "answer", MAILED_TO));
    }

    assertThat(tokens)
        .hasSize(50)
        .allMatch(made -> Base64.getUrlDecoder().decode(made).length == 32);
    assertThat(jdbc.queryForList("select token_hash from desk_link", String.class))
        .contains(Sha256.hex(token))
        .doesNotContainAnyElementsOf(tokens);
  }

  @Test
  void lookingChangesNothingHoweverOftenScannersFetchIt() {
    var before = jdbc.queryForMap("select * from desk_link");

    for (int i = 0; i < 10; i++) {
      assertThat(links.look(token, i % 2 == 0 ? null : another).orElseThrow().access())
          .isEqualTo(Access.CLOSED);
    }

    assertThat(jdbc.queryForMap("select * from desk_link")).isEqualTo(before);
    assertThat(mails.sent()).isEmpty();
  }

  @Test
  void aLinkThatWasForwardedUnopenedLetsNobodyActWithoutTheCodeFromTheOriginalMailbox() {
    assertThat(links.look(token, another).orElseThrow().mayAct()).isFalse();
    assertThat(links.look(token, null).orElseThrow().mayAct()).isFalse();

    links.mailCode(links.look(token, another).orElseThrow(), another, STRANGE);

    assertThat(mails.last().email()).isEqualTo(MAILED_TO);
    assertThat(links.look(token, another).orElseThrow().access()).isEqualTo(Access.CLOSED);
    refused(() -> links.enterCode(token, another, "1"), "not the code");
    assertThat(links.look(token, another).orElseThrow().access()).isEqualTo(Access.CLOSED);
  }

  @Test
  void theCodeLetsABrowserInAndIsKeptNowhere() {
    links.mailCode(links.look(token, hers).orElseThrow(), hers, OFFICE);
    String code = code();
    assertThat(jdbc.queryForList("select * from desk_code").toString())
        .doesNotContain(code, hers, OFFICE);

    links.enterCode(token, hers, " " + code.substring(0, 3) + " " + code.substring(3));

    assertThat(links.look(token, hers).orElseThrow().mayAct()).isTrue();
    assertThat(links.look(token, another).orElseThrow().mayAct()).isFalse();
    assertThat(jdbc.queryForObject("select device_hash from desk_browser", String.class))
        .isEqualTo(Sha256.hex(hers));
  }

  @Test
  void aBrowserIsRememberedForItsContactOnlyAndForNinetyDays() {
    prove(token, hers);
    long next = story.order("po_2", studio, story.deliverable("design", "Posters", 2)).write();
    long printer = story.partner("printer", "Printer", "print");
    long foreign = story.order("po_3", printer, story.deliverable("design", "Flags", 2)).write();

    assertThat(links.look(links.issue(next, "answer", "Mara@Studio.example"), hers))
        .hasValueSatisfying(link -> assertThat(link.mayAct()).isTrue());
    assertThat(links.look(links.issue(next, "answer", "ben@studio.example"), hers))
        .hasValueSatisfying(link -> assertThat(link.mayAct()).isFalse());
    assertThat(links.look(links.issue(foreign, "answer", MAILED_TO), hers))
        .hasValueSatisfying(link -> assertThat(link.mayAct()).isFalse());

    clock.advance(Duration.ofDays(90));
    String later = links.issue(next, "draft", MAILED_TO);
    assertThat(links.look(later, hers).orElseThrow().mayAct()).isFalse();
    prove(later, hers);
    assertThat(links.look(later, hers).orElseThrow().mayAct()).isTrue();
  }

  @Test
  void aCodeCountsOnceAndInTheBrowserThatAskedForIt() {
    links.mailCode(links.look(token, another).orElseThrow(), another, STRANGE);
    String code = code();
    String third = links.newDevice();

    refused(() -> links.enterCode(token, third, code), "no code to enter");
    links.enterCode(token, another, code);
    refused(() -> links.enterCode(token, another, code), "no code to enter");
  }

  @Test
  void afterFiveTriesOrTenMinutesTheCodeIsDead() {
    links.mailCode(links.look(token, another).orElseThrow(), another, STRANGE);
    String code = code();
    for (int i = 0; i < 5; i++) {
      refused(() -> links.enterCode(token, another, "x"), "not the code");
    }
    refused(() -> links.enterCode(token, another, code), "no code to enter");

    clock.advance(Duration.ofMinutes(2));
    links.mailCode(links.look(token, another).orElseThrow(), another, STRANGE);
    String second = code();
    clock.advance(Duration.ofMinutes(10));
    refused(() -> links.enterCode(token, another, second), "no code to enter");
  }

  @Test
  void codesAreMailedOnceAMinuteAndFiveTimesADayToOneNetwork() {
    DeskLink link = links.look(token, another).orElseThrow();
    links.mailCode(link, another, STRANGE);
    refused(() -> links.mailCode(link, another, STRANGE), "left a moment ago");
    for (int i = 0; i < 4; i++) {
      clock.advance(Duration.ofMinutes(1));
      links.mailCode(link, another, STRANGE);
    }
    clock.advance(Duration.ofHours(1));

    refused(() -> links.mailCode(link, another, STRANGE), "Try again in 23 hours");
    refused(() -> links.mailCode(link, another, OFFICE), "ask your contact for a new link");
    refused(() -> links.mailCode(link, links.newDevice(), STRANGE), "to your network");
    assertThat(mails.sent()).hasSize(5);
    clock.advance(Duration.ofHours(23));
    links.mailCode(link, another, STRANGE);
  }

  @Test
  void whoHoldsALinkUsesUpNobodysCodes() {
    links.mailCode(links.look(token, hers).orElseThrow(), hers, OFFICE);
    String code = code();

    DeskLink forwarded = links.look(token, another).orElseThrow();
    for (int i = 0; i < 5; i++) {
      String device = links.newDevice();
      links.mailCode(forwarded, device, STRANGE);
      for (int tries = 0; tries < 5; tries++) {
        refused(() -> links.enterCode(token, device, "000"), "not the code");
      }
    }
    refused(() -> links.mailCode(forwarded, links.newDevice(), STRANGE), "to your network");

    links.enterCode(token, hers, code);
    assertThat(links.look(token, hers).orElseThrow().mayAct()).isTrue();
  }

  @Test
  void aHouseWithManyAddressesIsOneNetwork() {
    DeskLink link = links.look(token, another).orElseThrow();
    for (int i = 0; i < 5; i++) {
      links.mailCode(link, links.newDevice(), "2001:db8:7:1::" + i);
    }

    refused(() -> links.mailCode(link, hers, "2001:db8:7:1:ffff::9"), "to your network");
    links.mailCode(link, hers, "2001:db8:7:2::1");
  }

  @Test
  void theMailboxIsNotFloodedByManyNetworksAndANewLinkHelpsAtOnce() {
    DeskLink link = links.look(token, another).orElseThrow();
    for (int i = 0; i < 25; i++) {
      links.mailCode(link, links.newDevice(), "192.0.2." + i);
    }

    refused(() -> links.mailCode(link, hers, OFFICE), "ask your contact for a new link");
    links.revoke(order);
    prove(links.issue(order, "answer", MAILED_TO), hers);
    assertThat(mails.sent()).hasSize(26);
  }

  @Test
  void aCodeThatCouldNotBeMailedDoesNotCount() {
    DeskLink link = links.look(token, another).orElseThrow();
    mails.failWith(new IllegalStateException("greylisted"));
    refused(() -> links.mailCode(link, another, STRANGE), "could not be mailed");
    mails.failWith(null);

    links.mailCode(link, another, STRANGE);

    links.enterCode(token, another, code());
    assertThat(links.look(token, another).orElseThrow().mayAct()).isTrue();
  }

  @Test
  void anUnknownAnOverdueAndARevokedLinkAreTheSameNothing() {
    assertThat(links.look("x".repeat(43), hers)).isEmpty();
    assertThat(links.look("", hers)).isEmpty();
    String second = links.issue(order, "draft", MAILED_TO);
    assertThat(links.revoke(order)).isEqualTo(2);
    assertThat(links.look(token, hers)).isEmpty();
    assertThat(links.look(second, hers)).isEmpty();

    String third = links.issue(order, "answer", MAILED_TO);
    clock.advance(Duration.ofDays(14));
    assertThat(links.look(third, hers)).isEmpty();
  }

  @Test
  void aStepThatWasTakenUsesUpEveryLinkToItAndNoOther() {
    String reminder = links.issue(order, "answer", MAILED_TO);
    String next = links.issue(order, "production", MAILED_TO);
    prove(token, hers);
    DeskLink link = links.look(token, hers).orElseThrow();

    links.use(link);

    assertThat(links.look(token, hers).orElseThrow().mayAct()).isFalse();
    assertThat(links.look(token, another)).isEmpty();
    assertThat(links.look(reminder, hers).orElseThrow().mayAct()).isFalse();
    assertThat(links.look(next, hers).orElseThrow().mayAct()).isTrue();
  }

  @Test
  void aLinkIsForAStepThatThereIs() {
    assertThatThrownBy(() -> links.issue(order, "everything", MAILED_TO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void prove(String token, String device) {
    links.mailCode(links.look(token, device).orElseThrow(), device, OFFICE);
    links.enterCode(token, device, code());
  }

  private String code() {
    Matcher code = CODE.matcher(mails.last().text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private static void refused(Runnable act, String why) {
    assertThatThrownBy(act::run).isInstanceOf(DeskRefused.class).hasMessageContaining(why);
  }
}
