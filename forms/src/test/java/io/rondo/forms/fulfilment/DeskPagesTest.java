package io.rondo.forms.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rondo.forms.testing.FakePackages;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.fulfilment.Drafts;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.OrderStory;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** The desk of partners without an account. */
@PageTest
class DeskPagesTest {

  private static final String ATTACK = "<script>document.title='owned'</script>";
  private static int addresses;

  @Autowired private MockMvc mvc;
  @Autowired private ApplicationContext context;
  @Autowired private DeskLinks links;
  @Autowired private Orders orders;
  @Autowired private Drafts drafts;
  @Autowired private Recipients recipients;
  @Autowired private Assets assets;
  @Autowired private RecordingPartnerMails mails;
  @Autowired private TestClock clock;
  @Autowired private FakePackages packages;
  @Autowired private JdbcTemplate jdbc;

  private OrderStory story;
  private long studio;
  private long order;
  private String token;
  private DeskBrowser mara;
  private DeskBrowser stranger;

  @BeforeEach
  void anOrderOnItsWay() {
    story = new OrderStory(context);
    mails.clear();
    studio = story.partner("studio", "Studio Nord", "agency");
    order = row("po_A", "design", "Window panels").write();
    token = links.issue(order, "answer", "mara@studio.example");
    mara = new DeskBrowser(mvc, this::code, "10.0.0." + ++addresses);
    stranger = new DeskBrowser(mvc, () -> "000", "10.0.1." + addresses);
  }

  @AfterEach
  void clean() {
    mails.clear();
    clock.reset();
    packages.refusal = null;
  }

  @Test
  void scannersSeeNothingAndChangeNothing() throws Exception {
    var before = jdbc.queryForMap("select * from desk_link");

    for (int i = 0; i < 3; i++) {
      MockHttpServletResponse answer = stranger.read("/desk/" + token);
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getCookies()).isEmpty();
      assertThat(DeskBrowser.page(answer).text())
          .contains("An order waits for you")
          .doesNotContain("Window", "po_A", "Studio", "mara", "1,020");
      stranger.send(head("/desk/" + token));
    }

    assertThat(jdbc.queryForMap("select * from desk_link")).isEqualTo(before);
    assertThat(mara.unlock(token).text()).contains("Window panels");
  }

  @Test
  void theCodeFromTheMailboxOpensTheDeskAndTheBrowserIsRemembered() throws Exception {
    Document asked = DeskBrowser.page(mara.submit(mara.open(token), "/code"));
    assertThat(asked.text()).contains("six digits").doesNotContain("mara", "Window");
    assertThat(mails.last().email()).isEqualTo("mara@studio.example");
    assertThat(mara.cookies().get("rondo_desk"))
        .satisfies(
            cookie -> {
              assertThat(cookie.getPath()).isEqualTo("/desk");
              assertThat(cookie.isHttpOnly()).isTrue();
              assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
              assertThat(cookie.getMaxAge()).isEqualTo(90 * 24 * 3600);
            });
    Document wrong = DeskBrowser.page(mara.submit(asked, "/enter", "code", "12"));
    assertThat(wrong.select("[role=alert]").text()).contains("That is not the code");

    MockHttpServletResponse answer = mara.submit(asked, "/enter", "code", code());

    assertThat(answer.getRedirectedUrl()).isEqualTo("/desk/" + token);
    Document desk = mara.open(token);
    assertThat(desk.select("h1").text()).isEqualTo("Window panels");
    assertThat(desk.text())
        .contains(
            "Do you take this order?", "Studio Nord", "EUR 1,020.00", "Mon 2 Nov 2026, 16:00 CET");
    assertThat(desk.select("form[action$=/draft], form[action$=/handover]")).isEmpty();
    String next = links.issue(order, "production", "mara@studio.example");
    assertThat(mara.open(next).select("h1").text()).isEqualTo("Window panels");
    assertThat(mails.sent()).hasSize(1);
  }

  @Test
  void aLinkThatWasForwardedUnopenedShowsAndDecidesNothing() throws Exception {
    Document asked = DeskBrowser.page(stranger.submit(stranger.open(token), "/code"));
    assertThat(mails.last().email()).isEqualTo("mara@studio.example");
    stranger.submit(asked, "/enter", "code", "000");
    stranger.send(
        post("/desk/" + token + "/answer").param("decision", "rejected").param("reason", "No."));

    assertThat(stranger.open(token).text())
        .contains("An order waits for you")
        .doesNotContain("Window", "po_A", "Studio", "mara");
    assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);
    // who has the mailbox is not kept out by that
    clock.advance(Duration.ofMinutes(1));
    assertThat(mara.unlock(token).text()).contains("Do you take this order?");
  }

  @Test
  void aLinkThatWasForwardedOpenedShowsAndDecidesNothing() throws Exception {
    Document desk = mara.unlock(token);

    assertThat(stranger.open(token).text())
        .contains("An order waits for you")
        .doesNotContain("Window", "po_A", "Studio", "mara");
    // not by the form either, with the key of the page that was forwarded along
    MockHttpServletResponse tried =
        stranger.submit(desk, "/answer", "decision", "rejected", "reason", "No.");
    assertThat(tried.getRedirectedUrl()).isEqualTo("/desk/" + token);
    assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(mara.open(token).text()).contains("Do you take this order?");
  }

  @Test
  void codesAreNotMailedAsOftenAsSomebodyLikes() throws Exception {
    Document asked = DeskBrowser.page(stranger.submit(stranger.open(token), "/code"));

    MockHttpServletResponse again = stranger.submit(asked, "/code");

    assertThat(again.getStatus()).isEqualTo(429);
    assertThat(mails.sent()).hasSize(1);
  }

  @Test
  void unknownUsedRevokedAndOverdueLinksLookTheSame() throws Exception {
    String used = links.issue(order, "draft", "x@studio.example");
    links.use(links.look(used, links.newDevice()).orElseThrow());
    String revoked = links.issue(order, "production", "x@studio.example");
    links.revoke(order);
    String overdue = links.issue(order, "handover", "x@studio.example");
    clock.advance(Duration.ofDays(15));

    List<String> answers = new ArrayList<>();
    for (String one : List.of("x".repeat(43), "%00", used, revoked, overdue, token)) {
      MockHttpServletResponse answer = stranger.read("/desk/" + one);
      assertThat(answer.getStatus()).as(one).isEqualTo(404);
      assertThat(answer.getCookies()).isEmpty();
      answers.add(answer.getContentAsString());
      assertThat(stranger.send(post("/desk/" + one + "/answer")).getStatus()).isEqualTo(404);
      assertThat(stranger.send(post("/desk/" + one + "/code")).getStatus()).isEqualTo(404);
    }
    assertThat(answers).allMatch(answers.get(0)::equals);
  }

  @Test
  void guessingIsSlowedDownUntilNotEvenARightLinkIsAnswered() throws Exception {
    for (int i = 0; i < DeskThrottle.MISSES; i++) {
      assertThat(stranger.read("/desk/guess" + i).getStatus()).isEqualTo(404);
    }

    MockHttpServletResponse answer = stranger.read("/desk/" + token);
    assertThat(answer.getStatus()).isEqualTo(429);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("601");
    assertThat(mara.read("/desk/" + token).getStatus()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(11));
    assertThat(stranger.read("/desk/" + token).getStatus()).isEqualTo(200);
  }

  @Test
  void thePageBringsNothingOfOthersAndRunsNothing() throws Exception {
    mara.unlock(token);

    MockHttpServletResponse answer = mara.read("/desk/" + token);

    assertThat(answer.getHeader("Content-Security-Policy"))
        .startsWith("default-src 'none';")
        .contains("frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("script-src", "unsafe", "http");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.getContentAsString()).doesNotContain("<script", "style=\"", "onclick");
  }

  @Test
  void aChangeNeedsTheKeyOfThePage() throws Exception {
    Document desk = mara.unlock(token);

    MockHttpServletResponse without =
        mara.send(post("/desk/" + token + "/answer").param("decision", "rejected"));
    MockHttpServletResponse wrong =
        mara.submit(desk, "/answer", "key", "x", "decision", "rejected", "reason", "No.");

    assertThat(List.of(without.getStatus(), wrong.getStatus())).containsOnly(403);
    assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void anAcceptedOrderIsPromisedAndTheLinkIsUsedUp() throws Exception {
    Document desk = mara.unlock(token);

    MockHttpServletResponse answer =
        mara.submit(desk, "/answer", "promised", "2026-11-12", "reference", "N-77");

    assertThat(answer.getRedirectedUrl()).isEqualTo("/desk/" + token + "?done=accepted");
    assertThat(orders.get(order))
        .satisfies(
            now -> {
              assertThat(now.state()).isEqualTo(OrderState.ACCEPTED);
              assertThat(now.partnerReference()).isEqualTo("N-77");
              assertThat(now.promisedAt()).hasToString("2026-11-12T16:00:00Z");
            });
    Document after = mara.open(token);
    assertThat(after.select("#step").text()).isEqualTo("Nothing to do");
    assertThat(after.text()).contains("You have taken the step of this link");
    assertThat(stranger.read("/desk/" + token).getStatus()).isEqualTo(404);
    // the same form again is not a second act
    assertThat(mara.submit(desk, "/answer", "promised", "2026-11-13").getRedirectedUrl())
        .isEqualTo("/desk/" + token);
    assertThat(orders.get(order).promisedAt()).hasToString("2026-11-12T16:00:00Z");
  }

  @Test
  void aRefusalNeedsAReasonAndKeepsWhatWasTyped() throws Exception {
    Document desk = mara.unlock(token);

    MockHttpServletResponse bare = mara.submit(desk, "/answer", "decision", "rejected");
    assertThat(bare.getStatus()).isEqualTo(422);
    assertThat(DeskBrowser.page(bare).select("[role=alert]").text()).contains("why you refuse");

    mara.submit(desk, "/answer", "decision", "rejected", "reason", "No capacity until May.");
    assertThat(orders.get(order).state()).isEqualTo(OrderState.REJECTED);
    assertThat(orders.get(order).reason()).isEqualTo("No capacity until May.");
  }

  @Test
  void aDraftIsHandedInWithItsFileAndNote() throws Exception {
    toDraft();
    Document desk = mara.unlock(token);

    MockHttpServletResponse answer =
        mara.upload(desk, "/draft", file("../../etc/panels.png", png()), "note", "First idea.");

    assertThat(answer.getRedirectedUrl()).endsWith("?done=draft");
    assertThat(drafts.of(order))
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.revision()).isEqualTo(1);
              assertThat(draft.note()).isEqualTo("First idea.");
              assertThat(assets.get(draft.assets().get(0)).name()).isEqualTo("panels.png");
              assertThat(assets.get(draft.assets().get(0)).mime()).isEqualTo("image/png");
            });
    assertThat(mara.open(token).select("[aria-labelledby=revisions]").text())
        .contains("Revision 1", "being looked at", "panels.png");
  }

  @Test
  void aDraftWithoutAFileIsNone() throws Exception {
    toDraft();

    MockHttpServletResponse answer =
        mara.upload(mara.unlock(token), "/draft", file("", new byte[0]), "note", "Soon.");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(DeskBrowser.page(answer).select("textarea[name=note]").text()).isEqualTo("Soon.");
    assertThat(drafts.of(order)).isEmpty();
  }

  @Test
  void nobodyStoresAFileWithoutHavingOpenedTheLink() throws Exception {
    toDraft();
    Document desk = mara.unlock(token);

    stranger.upload(desk, "/draft", file("x.png", png()));
    mara.upload(desk, "/draft", file("x.png", png()), "key", "wrong");

    assertThat(assets.ofOrder(order)).isEmpty();
  }

  @Test
  void aFileIsOnlyEverSavedAndOnlyByWhoMaySeeTheOrder() throws Exception {
    long file = kept("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">" + ATTACK + "</svg>");
    assets.attach(file, order);
    String path = "/desk/" + token + "/files/" + assets.get(file).code();
    mara.unlock(token);

    MockHttpServletResponse answer = mara.read(path);
    assertThat(answer.getContentType()).isEqualTo("application/octet-stream");
    assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Content-Security-Policy")).startsWith("sandbox");
    assertThat(mara.read(path + "/preview").getStatus()).isEqualTo(404);

    assertThat(stranger.read(path).getStatus()).isEqualTo(404);
    long foreign = kept("y.txt", "of another order");
    assertThat(mara.read("/desk/" + token + "/files/" + assets.get(foreign).code()).getStatus())
        .isEqualTo(404);
  }

  @Test
  void whatSomebodyWroteIsShownAsTheyWroteIt() throws Exception {
    story.comment(order, 0, "marketer", ATTACK, false);
    story.comment(order, 0, "marketer", "They are expensive.", true);
    long file = kept(ATTACK + ".png", "no picture");
    assets.attach(file, order);
    story.draft(order, 1, ATTACK, "open", file);

    Document desk = mara.unlock(token);

    assertThat(desk.select("script")).isEmpty();
    assertThat(desk.select("[aria-labelledby=talk]").text())
        .contains(ATTACK)
        .doesNotContain("expensive", "marketer");
    assertThat(desk.select("[aria-labelledby=revisions] p").text()).isEqualTo(ATTACK);
  }

  @Test
  void aCommentReachesUsAlsoAfterTheStep() throws Exception {
    Document desk = mara.unlock(token);
    mara.submit(desk, "/answer", "promised", "2026-11-12");

    mara.submit(mara.open(token), "/comment", "comment", "May we use gold foil?");

    assertThat(mara.open(token).select(".talk").text()).contains("You", "May we use gold foil?");
    assertThat(jdbc.queryForObject("select who from draft_comment", String.class))
        .isEqualTo(":studio");
  }

  @Test
  void afterAReplacementTheDeskSaysWhyNothingCanBeDone() throws Exception {
    Document desk = mara.unlock(token);
    jdbc.update(
        "update partner_order set replaced_at = ? where id = ?", story.at(Duration.ZERO), order);

    assertThat(mara.open(token).text()).contains("This order went to another partner");
    MockHttpServletResponse late = mara.submit(desk, "/answer", "promised", "2026-11-12");
    assertThat(late.getStatus()).isIn(409, 422);
    assertThat(orders.get(order).state()).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void everybodyIsHandedOverOrNamed() throws Exception {
    long letters =
        row("po_L", "letter", "Spring letters")
            .set("state", "produced")
            .set("quantity", 10)
            .set("clock_step", "handover")
            .write();
    story.recipients(letters, 1, 10, "ordered");
    String link = links.issue(letters, "handover", "mara@studio.example");
    Document desk = mara.unlock(link);
    assertThat(desk.text()).contains("10 recipients wait for an outcome");

    MockHttpServletResponse short2 =
        mara.submit(desk, "/handover", "handed", "7", "rejected", "r3 no such street");
    assertThat(short2.getStatus()).isEqualTo(422);
    assertThat(DeskBrowser.page(short2).select("[role=alert]").text())
        .contains("leave 2 without a word");
    assertThat(recipients.counts(letters).rejected()).isZero();

    MockHttpServletResponse all =
        mara.submit(
            DeskBrowser.page(short2),
            "/handover",
            "handed",
            "8",
            "rejected",
            "r3 no such street\nR7: moved away");
    assertThat(all.getRedirectedUrl()).endsWith("?done=handed_over");
    assertThat(orders.get(letters).state()).isEqualTo(OrderState.HANDED_OVER);
    assertThat(recipients.page(letters, 2, 1).get(0).reason()).isEqualTo("no_such_street");
    assertThat(recipients.page(letters, 6, 1).get(0).state()).isEqualTo("rejected");
    assertThat(recipients.counts(letters).missing()).isZero();
  }

  @Test
  void whoIsMissingAfterTheHandOverCanStillBeNamed() throws Exception {
    long letters =
        row("po_M", "letter", "Late letters")
            .set("state", "handed_over")
            .set("handed_over_at", story.at(Duration.ofHours(-1)))
            .set("quantity", 10)
            .set("clock_step", null)
            .set("clock_due_at", null)
            .write();
    story.recipients(letters, 1, 8, "accepted");
    story.recipients(letters, 9, 10, "ordered");
    String link = links.issue(letters, "handover", "mara@studio.example");
    Document desk = mara.unlock(link);
    assertThat(desk.select("#step").text()).isEqualTo("Some recipients are missing");

    mara.submit(desk, "/handover", "handed", "1", "rejected", "r10 moved away");

    assertThat(recipients.counts(letters).missing()).isZero();
    assertThat(recipients.page(letters, 8, 1).get(0).state()).isEqualTo("accepted");
    assertThat(recipients.page(letters, 9, 1).get(0).reason()).isEqualTo("moved_away");
    assertThat(mara.open(link).select("#step").text()).isEqualTo("Nothing to do");
  }

  @Test
  void anOrderThatIsNoLongerWantedAsksWhetherItCanBeStopped() throws Exception {
    jdbc.update(
        "update partner_order set state = 'accepted', cancellation = 'cancel_requested',"
            + " clock_step = 'production' where id = ?",
        order);
    String link = links.issue(order, "cancel", "mara@studio.example");
    Document desk = mara.unlock(link);
    assertThat(desk.select("#step").text()).isEqualTo("Please stop this order");

    MockHttpServletResponse words = mara.submit(desk, "/stop", "cost", "a lot");
    assertThat(words.getStatus()).isEqualTo(422);
    mara.submit(desk, "/stop", "cost", "120.50");

    assertThat(orders.get(order).cancelCostMinor()).isEqualTo(12_050);
    assertThat(mara.open(link).text()).contains("This order is cancelled");
  }

  @Test
  void whoPrintsByMailTakesThePackageOnceTheySaidYes() throws Exception {
    order = row("po_L", "letter", "Autumn letter").write();
    token = links.issue(order, "answer", "mara@studio.example");
    assertThat(mara.unlock(token).select("form[action$=/package]")).isEmpty();
    jdbc.update("update partner_order set state = 'accepted' where id = ?", order);
    token = links.issue(order, "production", "mara@studio.example");

    Document desk = mara.open(token);
    MockHttpServletResponse answer = mara.submit(desk, "/package");

    assertThat(answer.getContentAsString()).isEqualTo("po_L");
    assertThat(answer.getHeader("Content-Disposition"))
        .isEqualTo("attachment; filename=\"po_L.zip\"");
    assertThat(answer.getHeader("Repr-Digest")).startsWith("sha-256=:AAAA");
    assertThat(packages.last).doesNotExist();
    assertThat(stranger.send(post("/desk/" + token + "/package")).getStatus()).isEqualTo(404);
    packages.refusal = "Nobody is left to print for.";
    assertThat(DeskBrowser.page(mara.submit(desk, "/package")).select("[role=alert]").text())
        .isEqualTo("Nobody is left to print for.");
    jdbc.update("update partner_order set state = 'handed_over' where id = ?", order);
    assertThat(mara.open(token).select("form[action$=/package]")).isEmpty();
  }

  private OrderStory.Row row(String code, String kind, String title) {
    return story.order(code, studio, story.deliverable(kind, title, kind.equals("design") ? 2 : 0));
  }

  private void toDraft() {
    jdbc.update(
        "update partner_order set state = 'accepted', clock_step = 'draft' where id = ?", order);
    token = links.issue(order, "draft", "mara@studio.example");
  }

  private long kept(String name, String content) throws Exception {
    return assets
        .store(
            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
            name,
            AssetOwner.partner(studio, "studio", false))
        .id();
  }

  private static MockMultipartFile file(String name, byte[] bytes) {
    return new MockMultipartFile("files", name, "text/html", bytes);
  }

  private static byte[] png() throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(
        new java.awt.image.BufferedImage(40, 20, java.awt.image.BufferedImage.TYPE_INT_RGB),
        "png",
        out);
    return out.toByteArray();
  }

  private String code() {
    Matcher digits = Pattern.compile("\\b\\d{6}\\b").matcher(mails.last().text());
    assertThat(digits.find()).isTrue();
    return digits.group();
  }
}
