package io.rondo.forms.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.FakeMessages;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.OrderStory;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerMessages;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.TestClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What staff see of orders to partners. */
@PageTest
class OrderPagesTest {

  private static final String ATTACK = "<script>document.title='owned'</script>";

  @Autowired private MockMvc mvc;
  @Autowired private ApplicationContext context;
  @Autowired private Orders orders;
  @Autowired private Partners partners;
  @Autowired private Recipients recipients;
  @Autowired private Assets assets;
  @Autowired private PartnerMessages messages;
  @Autowired private FakeMessages reader;
  @Autowired private RecordingPartnerMails mails;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private OrderStory story;
  private long studio;
  private long press;
  private long panels;

  @BeforeEach
  void twoPartners() {
    story = new OrderStory(context);
    mails.clear();
    studio = story.partner("studio", "Studio Nord", "agency");
    press = story.partner("press", "Press Süd", "print");
    panels =
        story
            .order("po_P", studio, story.deliverable("design", "Window panels", 2))
            .set("clock_due_at", story.at(Duration.ofHours(-5)))
            .write();
  }

  @AfterEach
  void clean() {
    mails.clear();
    clock.reset();
  }

  @Test
  void theBoardShowsTheLongestOverdueFirstAndEachPartnersLoad() throws Exception {
    story
        .order("po_L", press, story.deliverable("letter", "Letters", 0))
        .set("state", "produced")
        .set("clock_step", "handover")
        .set("clock_due_at", story.at(Duration.ofDays(-2)))
        .write();

    Document board = mia().open("/orders");

    assertThat(board.select("[aria-labelledby=waiting] tbody tr").eachText())
        .containsExactly(
            "Letters Press Süd Produced Hand-over due 2 days ago " + story.campaign(),
            "Window panels Studio Nord Submitted Answer due 5 hours ago " + story.campaign());
    assertThat(board.select("[aria-labelledby=waiting] header").text())
        .isEqualTo("2 open orders 2 overdue");
    assertThat(board.select("[aria-labelledby=loads] tbody tr").eachText())
        .contains("Press Süd 0 0 0 0 1 0 1 none done yet");
  }

  @Test
  void ofVeryManyPartnersTheWorstAreShown() throws Exception {
    long deliverable = story.deliverable("letter", "Letters", 0);
    for (int i = 0; i < 55; i++) {
      story
          .order("po_M" + i, story.partner("many-" + i, "Many " + i, "print"), deliverable)
          .set("attempt", 10 + i)
          .set("state", "accepted")
          .set("clock_step", "production")
          .set("clock_due_at", story.at(Duration.ofDays(i < 3 ? 2 : -2)))
          .write();
    }

    Document board = mia().open("/orders");

    assertThat(board.select("[aria-labelledby=loads] tbody tr")).hasSize(50);
    assertThat(board.select("[aria-labelledby=loads] tbody th").eachText())
        .doesNotContain("Many 0", "Many 1", "Many 2");
    assertThat(board.select("[aria-labelledby=loads] p").text())
        .startsWith("The 50 partners with the most overdue orders are shown");
  }

  @Test
  void theBoardCanBeNarrowedAndTellsWhenNothingFits() throws Exception {
    assertThat(mia().open("/orders?partner=press").select(".empty").text())
        .contains("Nothing here");
    assertThat(mia().open("/orders?partner=studio&state=submitted").text())
        .contains("Window panels");
    assertThat(mia().open("/orders?state=accepted").select("[aria-labelledby=waiting]")).isEmpty();
    assertThat(mia().open("/orders?partner=%3Cb%3E&state=x").text()).contains("Window panels");
  }

  @Test
  void whatNobodyCouldActUponIsShownAndTriedAgain() throws Exception {
    long parked = story.parked(press, ATTACK, "Its partner has no such order.");

    Document board = mia().open("/orders");
    assertThat(board.select("[aria-labelledby=parked] tbody tr").text())
        .contains(ATTACK, "Press Süd", "by webhook", "Its partner has no such order.");

    mia().send("/orders/signals/" + parked + "/retry");
    assertThat(jdbc.queryForObject("select state from partner_signal", String.class))
        .isIn("open", "parked");
    assertThat(leo().open("/orders").select("[aria-labelledby=parked] form")).isEmpty();
  }

  @Test
  void whatNobodyCouldReadIsShownWithItsReasonAndReadAgain() throws Exception {
    reader.refusal = ATTACK;
    messages.take(partners.get(press), "xjmf", "po_P", new byte[] {1, 2, 3});
    long id = messages.unread().get(0).id();

    assertThat(mia().open("/orders").select("[aria-labelledby=unread] tbody tr").text())
        .contains("Press Süd", "po_P", "by xjmf", ATTACK);
    mia().send("/orders/messages/" + id + "/read");
    assertThat(mia().open("/orders").select("[aria-labelledby=unread] tbody tr")).hasSize(1);
    assertThat(leo().open("/orders").select("[aria-labelledby=unread] form")).isEmpty();

    reader.refusal = null;
    mia().send("/orders/messages/" + id + "/read");
    assertThat(messages.countUnread()).isZero();
    assertThat(mia().open("/orders").select("[aria-labelledby=unread]")).isEmpty();
  }

  @Test
  void thePageOfAnOrderTellsEverythingThatHappened() throws Exception {
    story.event(panels, "submitted", "moved", "rondo", null);
    story.event(panels, "accepted", "late", ":studio", "The order is further than that.");
    story.comment(panels, 0, "mia", "They are expensive.", true);
    story.comment(panels, 0, ":studio", ATTACK, false);

    Document page = mia().open("/orders/po_P");

    assertThat(page.select("h1").text()).isEqualTo("Window panels");
    assertThat(page.select("[aria-labelledby=events] li").eachText())
        .anySatisfy(line -> assertThat(line).startsWith("Submitted Rondo,"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("Accepted late, no effect Studio Nord,")
                    .endsWith("The order is further than that."));
    assertThat(page.select(".talk").text()).contains("staff only", "They are expensive.", ATTACK);
    assertThat(page.select("script:not([src])")).isEmpty();
    assertThat(page.select(".figures").text()).contains("EUR 1,020.00", "answer overdue");
  }

  @Test
  void anUnknownOrderIsThe404PageLikeAForeignFile() throws Exception {
    assertThat(mia().status("/orders/po_NONE")).isEqualTo(404);
    assertThat(mia().status("/orders/po_NONE/frame")).isEqualTo(404);
    assertThat(mia().status("/orders/po_P/files/as_NONE")).isEqualTo(404);
    long foreign = kept("x.txt", "of another order".getBytes(StandardCharsets.UTF_8));
    assertThat(mia().status("/orders/po_P/files/" + assets.get(foreign).code())).isEqualTo(404);
  }

  @Test
  void aGapIsNamedToMarketingAndSettledOneByOne() throws Exception {
    long letters = letters();

    Document page = mia().open("/orders/po_L");
    assertThat(page.select("[aria-labelledby=people] .figures").text())
        .contains("ordered 5", "accepted 3", "without an outcome 2");
    assertThat(page.select("[aria-labelledby=people] tbody th").eachText())
        .containsExactly("r5", "r6");
    assertThat(leo().open("/orders/po_L").select("[aria-labelledby=people]").text())
        .contains("only marketing sees names");

    mia().send("/orders/po_L/gap", "decision", "reject", "no", "5");
    assertThat(recipients.counts(letters).missing()).isEqualTo(1);
    assertThat(recipients.page(letters, 4, 1).get(0).state()).isEqualTo("rejected");
    assertThat(mia().send("/orders/po_L/gap", "decision", "reject").getFlashMap().get("refusal"))
        .isEqualTo("Tick at least one of them.");
  }

  @Test
  void commentsAreForStaffUnlessSomebodySharesThem() throws Exception {
    mia().send("/orders/po_P/comment", "comment", "Too dear.");
    mia().send("/orders/po_P/comment", "comment", "More blue, please.", "shared", "true");

    assertThat(jdbc.queryForList("select internal from draft_comment order by id", Boolean.class))
        .containsExactly(true, false);
    assertThat(mia().send("/orders/po_P/comment", "comment", " ").getFlashMap().get("refusal"))
        .isEqualTo("A comment has 1 to 2000 characters.");
  }

  @Test
  void aCancelledOrderAsksThePartnerToStop() throws Exception {
    mia().send("/orders/po_P/cancel", "reason", "The shop moves.");

    assertThat(orders.get("po_P").cancellation()).isEqualTo(Cancellation.CANCEL_REQUESTED);
    assertThat(mia().open("/orders/po_P").select("form[action$=/cancel]")).isEmpty();
  }

  @Test
  void aNewLinkGoesToTheContactAndTheOldOnesDie() throws Exception {
    mia().send("/orders/po_P/link");
    mia().send("/orders/po_P/link");

    assertThat(mails.sent())
        .hasSize(2)
        .allSatisfy(
            mail -> {
              assertThat(mail.email()).isEqualTo("desk@studio.example");
              assertThat(mail.text()).containsPattern("http://localhost:8080/desk/[\\w-]{43}\\b");
            });
    assertThat(
            jdbc.queryForObject(
                "select count(*) from desk_link where revoked_at is null", Integer.class))
        .isEqualTo(1);
  }

  @Test
  void whoOnlyReadsChangesNothing() throws Exception {
    Document page = leo().open("/orders/po_P");

    assertThat(page.select("main form")).isEmpty();
  }

  @Test
  void theFrameShowsPicturesDrawnAnewAndRunsNothing() throws Exception {
    long picture = kept("panels.png", png());
    long drawing =
        kept(
            ATTACK + ".svg",
            ("<svg xmlns='http://www.w3.org/2000/svg'>" + ATTACK + "</svg>")
                .getBytes(StandardCharsets.UTF_8));
    assets.attach(picture, panels);
    assets.attach(drawing, panels);
    story.draft(panels, 1, "First.", "changes_wanted", drawing);
    story.draft(panels, 2, ATTACK, "open", picture, drawing);

    MockHttpServletResponse answer = mia().send(get("/orders/po_P/frame")).getResponse();
    Document frame = mia().open("/orders/po_P/frame");

    assertThat(answer.getHeader("Content-Security-Policy"))
        .startsWith("sandbox allow-popups")
        .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'")
        .doesNotContain("allow-scripts", "script-src", "unsafe");
    assertThat(answer.getContentAsString()).doesNotContain("<script", "<form", "style=\"");
    assertThat(frame.select("[aria-labelledby=newest] p.said").text()).isEqualTo(ATTACK);
    assertThat(frame.select("[aria-labelledby=newest] img")).hasSize(1);
    assertThat(frame.select("[aria-labelledby=before] h3").text()).isEqualTo("Revision 1");

    String source = frame.selectFirst("img").attr("src");
    MockHttpServletResponse preview = mia().send(get(source)).getResponse();
    assertThat(preview.getContentType()).isEqualTo("image/png");
    assertThat(ImageIO.read(new ByteArrayInputStream(preview.getContentAsByteArray())).getWidth())
        .isEqualTo(40);
    MockHttpServletResponse saved = mia().send(get(source.replace("/preview", ""))).getResponse();
    assertThat(saved.getContentType()).isEqualTo("application/octet-stream");
    assertThat(saved.getHeaders("Content-Disposition"))
        .singleElement()
        .asString()
        .startsWith("attachment;");
    assertThat(saved.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void whoDecidesInTasklistSeesWhomToAskWhoIsMissingAndWhatHappenedLast() throws Exception {
    long letters = letters();
    for (int i = 1; i <= 6; i++) {
      story.event(letters, "reminded", "noted", "rondo", "No. " + i + ATTACK);
    }

    Document frame = mia().open("/orders/po_L/standing/frame");

    assertThat(frame.select(".facts").text())
        .contains("Mara Feld, desk@press.example", "6 pieces")
        .doesNotContain("To be done by");
    assertThat(frame.select("[aria-labelledby=missing] tbody th").eachText())
        .containsExactly("r5", "r6");
    assertThat(frame.select("[aria-labelledby=events] li")).hasSize(5);
    assertThat(frame.select("[aria-labelledby=events] li").first().text())
        .contains("No. 6" + ATTACK);
    assertThat(frame.select("script, form")).isEmpty();
    assertThat(leo().open("/orders/po_L/standing/frame").select("[aria-labelledby=missing]").text())
        .contains("only marketing sees names");
    assertThat(mia().open("/orders/po_P/standing/frame").select(".facts .bad").text())
        .contains("5 hours ago");
    assertThat(mia().status("/orders/po_NONE/standing/frame")).isEqualTo(404);
  }

  @Test
  void whoOffersAgainSeesWhoCouldMakeItForHowMuchAndWhoWasAskedBefore() throws Exception {
    long panel = orders.get(panels).deliverableId();
    long cheap = story.partner("cheap", "Atelier Süd", "agency");
    offers(studio, 900);
    offers(cheap, 4_000);
    offers(story.partner("asleep", "Asleep", "agency"), 1);
    jdbc.update("update partner set state = 'suspended' where code = 'asleep'");
    jdbc.update(
        "update partner_order set state = 'rejected', reason = ? where id = ?", ATTACK, panels);

    String path = "/campaigns/" + story.campaign() + "/offers/" + panel + "/frame";
    Document frame = mia().open(path);

    assertThat(frame.select("tbody tr").eachText())
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("Atelier Süd cheap EUR").endsWith("not asked yet"),
            second -> assertThat(second).startsWith("Studio Nord studio EUR").contains("said no"));
    assertThat(frame.select("script, form")).isEmpty();
    assertThat(mia().send(get(path)).getResponse().getHeader("Content-Security-Policy"))
        .contains("form-action 'none'");
    assertThat(mia().status("/campaigns/" + story.campaign() + "/offers/999999/frame"))
        .isEqualTo(404);
  }

  private void offers(long partner, long setupMinor) {
    partners.offer(
        partner,
        List.of(
            new Capability(
                DeliverableKind.DESIGN, List.of(), setupMinor, new BigDecimal("100"), "EUR")),
        "mia");
  }

  @Test
  void theCampaignNamesItsPartnersAndOrders() throws Exception {
    Document page = mia().open("/campaigns/" + story.campaign());

    assertThat(page.select("[aria-labelledby=orders] tbody tr").text())
        .isEqualTo("Window panels Design Studio Nord Submitted due 5 hours ago");
  }

  private long letters() {
    long letters =
        story
            .order("po_L", press, story.deliverable("letter", "Letters", 0))
            .set("state", "handed_over")
            .set("quantity", 6)
            .set("clock_step", null)
            .set("clock_due_at", null)
            .set("handed_over_at", story.at(Duration.ZERO))
            .write();
    story.recipients(letters, 1, 4, "accepted");
    story.recipients(letters, 5, 6, "ordered");
    return letters;
  }

  private long kept(String name, byte[] content) throws Exception {
    return assets
        .store(new ByteArrayInputStream(content), name, AssetOwner.partner(studio, "studio", false))
        .id();
  }

  private static byte[] png() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private Browser mia() {
    return new Browser(mvc, "mia", "MARKETING");
  }

  private Browser leo() {
    return new Browser(mvc, "leo", "LEGAL");
  }
}
