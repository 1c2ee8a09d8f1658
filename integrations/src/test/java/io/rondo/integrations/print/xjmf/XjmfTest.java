package io.rondo.integrations.print.xjmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import io.rondo.integrations.http.HttpSettings;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.print.PrintTest;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerGateway.CancelAnswer;
import io.rondo.workers.fulfilment.PartnerGateway.Submission;
import io.rondo.workers.fulfilment.PartnerMessages;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestPartners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An order goes out by XJMF and its signals come back, faults and attacks included. */
@PrintTest
class XjmfTest {

  private static final String TEN = "2026-11-02T08:00:00Z";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired private MockMvcTester http;
  @Autowired private Packager packager;
  @Autowired private ReturnAddresses addresses;
  @Autowired private Credentials credentials;
  @Autowired private Partners partners;
  @Autowired private SampleOrders samples;
  @Autowired private Orders orders;
  @Autowired private OrderEvents events;
  @Autowired private PartnerMessages messages;
  @Autowired private SignalPump pump;
  @Autowired private JdbcTemplate jdbc;
  @MockitoSpyBean private Signals signals;
  @MockitoSpyBean private XjmfMessages reader;

  private XjmfVendor vendor;
  private XjmfVendor other;
  private XjmfGateway gateway;
  private Partner press;
  private Order order;

  @BeforeEach
  void start() throws IOException {
    EmptyTables.in(jdbc);
    vendor = new XjmfVendor();
    other = new XjmfVendor();
    HttpSettings settings =
        new HttpSettings(
            SECOND,
            Duration.ofMillis(1500),
            65_536,
            Set.of("127.0.0.1:" + vendor.port(), "127.0.0.1:" + other.port()),
            Duration.ofMinutes(1));
    gateway =
        new XjmfGateway(
            new PartnerHttp(settings, InetAddress::getAllByName),
            new PartnerCircuits(settings),
            packager,
            addresses,
            credentials);
    press = partner("press", vendor);
    order = order(press);
  }

  @AfterEach
  void stop() {
    reset(signals, reader);
    vendor.close();
    other.close();
  }

  private Partner partner(String code, XjmfVendor stub) {
    Partner partner =
        new TestPartners(partners)
            .live(code, PartnerKind.PRINT, Partner.Transport.API, DeliverableKind.LETTER);
    jdbc.update(
        "update partner set transport = 'xjmf', connection = ? where id = ?",
        "{\"url\":\"%s\",\"user\":\"rondo\"}".formatted(stub.url()),
        partner.id());
    return partners.get(partner.id());
  }

  private Order order(Partner partner) {
    return samples.place(partner.id(), DeliverableKind.LETTER, "Spring letter", "Print it.", 3);
  }

  @Test
  void theVendorGetsATicketWithPagesAndAddresses() {
    Submission submission = gateway.submit(order, press);

    assertThat(submission.reference()).isEqualTo("qe-1");
    assertThat(submission.accepted()).isTrue();
    assertThat(vendor.keys()).containsExactly(order.code());
    assertThat(vendor.job(order.code()))
        .containsOnlyKeys(
            "root.xjmf", order.code() + ".xjdf", "art/letters-001.pdf", "data/addresses.csv");
    assertThat(text("data/addresses.csv")).contains("r1,Test Person 1,", "r3,Test Person 3,");
    assertThat(vendor.returnAddress(order.code()))
        .startsWith("https://rondo.example/partner/v1/xjmf/press/");
  }

  @Test
  void theLoginOfAVendorThatWantsOneIsSent() {
    gateway.submit(order, press);
    credentials.keep(press.id(), "password", "geheim", "tess");
    gateway.submit(order, press);

    assertThat(vendor.logins()).containsExactly("null", "Basic cm9uZG86Z2VoZWlt");
  }

  @Test
  void anOrderWhoseAnswerGotLostIsOneJob() {
    vendor.loseAnswers(1);
    assertThatThrownBy(() -> gateway.submit(order, press)).isInstanceOf(PartnerUnreachable.class);

    gateway.submit(order, press);

    assertThat(vendor.jobs()).isEqualTo(1);
    assertThat(vendor.keys()).containsExactly(order.code(), order.code());
  }

  @Test
  void anAnswerThatComesTooLateMakesNoSecondJob() {
    CountDownLatch late = new CountDownLatch(1);
    vendor.slow(late);
    assertThatThrownBy(() -> gateway.submit(order, press))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessageContaining("no answer in time");
    late.countDown();

    gateway.submit(order, press);

    assertThat(vendor.jobs()).isEqualTo(1);
  }

  @Test
  void aVendorThatRefusesSaysSo() {
    vendor.next(200, XjmfVendor.message("<ResponseSubmitQueueEntry ReturnCode=\"112\"/>"), null);
    assertThatThrownBy(() -> gateway.submit(order, press))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("press does not take order %s: XJMF return code 112.".formatted(order.code()));
  }

  @Test
  void whatIsNoResponseIsAskedForAgain() {
    for (String wrong :
        List.of(
            "<html>It works</html>",
            "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><XJMF/>",
            XjmfVendor.message(""),
            "")) {
      vendor.next(200, wrong, null);
      assertThatThrownBy(() -> gateway.submit(order, press))
          .as(wrong)
          .isInstanceOf(PartnerUnreachable.class)
          .hasMessageStartingWith("press answered with")
          .hasMessageNotContaining("It works");
    }
  }

  @Test
  void aBusyVendorSaysWhenToComeBackAndOthersAreNotSlowed() {
    for (int i = 0; i < 5; i++) {
      vendor.next(503, "", "17");
      assertThatThrownBy(() -> gateway.submit(order, press))
          .isInstanceOfSatisfying(
              PartnerUnreachable.class,
              e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    assertThatThrownBy(() -> gateway.submit(order, press))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessage("press kept failing and is left alone for a while.");
    assertThat(vendor.keys()).hasSize(5);
    Partner second = partner("second", other);
    assertThat(gateway.submit(order(second), second).accepted()).isTrue();
  }

  @Test
  void aJobIsStoppedWhereTheVendorStillCan() {
    gateway.submit(order, press);
    assertThat(gateway.cancel(order, press)).isEqualTo(CancelAnswer.CANCELLED);
    vendor.abort(0, "<QueueEntry QueueEntryID=\"qe-1\" Status=\"InProgress\"/>");
    assertThat(gateway.cancel(order, press)).isEqualTo(CancelAnswer.LATER);
    vendor.abort(106, "");
    assertThat(gateway.cancel(order, press)).isEqualTo(CancelAnswer.REFUSED);
  }

  @Test
  void aSupplementIsAnotherPartOfTheJobWithOnlyWhoWasMissing() {
    gateway.submit(order, press);
    jdbc.update(
        "update order_recipient set supplement_no = 1 where order_id = ? and recipient_no = 2",
        order.id());

    assertThat(gateway.supplement(order, 1, press)).isTrue();
    gateway.supplement(order, 1, press); // after a crash: the vendor would refuse other bytes

    String again = order.code() + "-s1";
    assertThat(vendor.keys()).containsExactly(order.code(), again, again);
    assertThat(text(again + ".xjdf"))
        .contains("JobID=\"" + order.code() + "\"", "JobPartID=\"s1\"", "Amount=\"1\"");
    assertThat(text("data/addresses.csv"))
        .contains("r2,Test Person 2,")
        .doesNotContain("r1,", "r3,");
  }

  @Test
  void signalsMoveTheOrderForwardOnly() {
    gateway.submit(order, press);

    assertThat(signal(XjmfVendor.status(order.code(), "Waiting", TEN))).hasStatus(204);
    assertThat(state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(signal(XjmfVendor.status(order.code(), "Completed", TEN))).hasStatus(204);
    assertThat(state()).isEqualTo(OrderState.PRODUCED);

    // late, and only held
    assertThat(signal(XjmfVendor.status(order.code(), "InProgress", TEN))).hasStatus(204);
    assertThat(signal(XjmfVendor.status(order.code(), "Suspended", TEN))).hasStatus(204);
    assertThat(state()).isEqualTo(OrderState.PRODUCED);
    assertThat(effects())
        .containsExactly("accepted moved", "produced moved", "in_production late", "comment noted");
    assertThat(orders.get(order.id()).partnerReference()).isEqualTo("qe-1");
  }

  @Test
  void theSameSignalThreeTimesIsStoredOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(signal(XjmfVendor.status(order.code(), "InProgress", TEN))).hasStatus(204);
    }
    assertThat(stored()).isEqualTo(1);
    assertThat(effects()).containsExactly("in_production moved");
  }

  @Test
  void aJobThatIsGivenBackIsMadeAndTheCommandIsAnswered() {
    MvcTestResult answer =
        signal(
            XjmfVendor.message(
                "<CommandReturnQueueEntry><Header DeviceID=\"press\" Time=\""
                    + TEN
                    + "\"/><ReturnQueueEntryParams QueueEntryID=\"qe-1\"/>"
                    + "</CommandReturnQueueEntry>"));

    assertThat(answer).hasStatusOk().hasContentType("application/vnd.cip4-xjmf+xml");
    assertThat(answer)
        .bodyText()
        .contains("<ResponseReturnQueueEntry")
        .contains("ReturnCode=\"0\"");
    assertThat(state()).isEqualTo(OrderState.PRODUCED);
  }

  @Test
  void anAddressThatIsNotOursAnswersLikeNone() throws Exception {
    String good = path();
    String token = good.substring(good.lastIndexOf('/') + 1);
    partner("second", other);
    List<String> wrong =
        List.of(
            altered(good, good.length() - 5),
            good.replace("/press/", "/second/"),
            good.replace("/press/", "/nobody/"),
            good.replace(token, "x"),
            good.replace(token, token.toUpperCase(java.util.Locale.ROOT)));

    String said = null;
    for (String path : wrong) {
      MvcTestResult answer = post(path, XjmfVendor.status(order.code(), "Completed", TEN));
      assertThat(answer).as(path).hasStatus(404);
      String body = answer.getResponse().getContentAsString().replaceAll("urn:uuid:[0-9a-f-]+", "");
      assertThat(body).isEqualTo(said == null ? body : said).doesNotContain("press");
      said = body;
    }
    assertThat(stored()).isZero();
    assertThat(messages.countUnread()).isZero();
  }

  private static String altered(String path, int at) {
    char other = path.charAt(at) == 'A' ? 'B' : 'A';
    return path.substring(0, at) + other + path.substring(at + 1);
  }

  @Test
  void anAddressIsGoodForItsOwnJobOnly() {
    Order second = order(press);

    assertThat(signal(XjmfVendor.status(second.code(), "Completed", TEN)))
        .hasStatus(400)
        .bodyText()
        .contains("A message is about another job than this address is for.");

    assertThat(stored()).isZero();
    assertThat(orders.get(second.id()).state()).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void poisonIsKeptWithItsReasonAndTheNextSignalGoesOn() {
    Map<String, String> poison =
        Map.of(
            "<!DOCTYPE XJMF SYSTEM \"file:///etc/passwd\"><XJMF/>",
            "The XML has a document type (DOCTYPE): send it without.",
            XjmfVendor.status(order.code(), "Finished", TEN),
            "A JobPhase has no Status that XJDF knows.",
            "<XJMF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\"><SignalStatus></XJMF>",
            "It is no well-formed XML.",
            XjmfVendor.message("<a>".repeat(70)),
            "Its elements are nested deeper than 64.");
    poison.forEach(
        (xml, why) ->
            assertThat(signal(xml))
                .as(why)
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyText()
                .contains(why));
    poison.keySet().forEach(this::signal); // again: kept once

    assertThat(messages.unread())
        .hasSize(4)
        .allSatisfy(
            message -> {
              assertThat(message.partnerId()).isEqualTo(press.id());
              assertThat(message.orderCode()).isEqualTo(order.code());
            })
        .extracting(message -> message.why())
        .containsExactlyInAnyOrderElementsOf(poison.values());
    assertThat(stored()).isZero();

    assertThat(signal(XjmfVendor.status(order.code(), "Completed", TEN))).hasStatus(204);
    assertThat(state()).isEqualTo(OrderState.PRODUCED);
  }

  @Test
  void whatWasKeptBecauseRondoWasTooOldIsReadByANewerOne() {
    // kept as an older Rondo would have kept it, which did not know this signal yet
    doThrow(new IllegalArgumentException("It is too new.")).when(reader).read(any(), any(), any());
    assertThat(signal(XjmfVendor.status(order.code(), "Completed", TEN))).hasStatus(400);
    reset(reader);
    long id = messages.unread().get(0).id();

    assertThat(messages.readAgain(id)).isEmpty();
    pump.handleAll();

    assertThat(state()).isEqualTo(OrderState.PRODUCED);
    assertThat(messages.countUnread()).isZero();
  }

  @Test
  void oneMegabyteIsEnough() {
    String longer = XjmfVendor.message(" ".repeat((1 << 20) + 1));
    assertThat(signal(longer)).hasStatus(413);
    assertThat(messages.countUnread()).isZero();
  }

  @Test
  void withoutTheDatabaseTheVendorIsAskedToComeAgain() {
    doThrow(new DataAccessResourceFailureException("gone")).when(signals).store(any());
    String body = XjmfVendor.status(order.code(), "Completed", TEN);

    MvcTestResult answer = signal(body);

    assertThat(answer).hasStatus(503).hasHeader("Retry-After", "10");
    reset(signals);
    assertThat(messages.countUnread()).isZero();
    assertThat(signal(body)).hasStatus(204);
    assertThat(state()).isEqualTo(OrderState.PRODUCED);
  }

  private String text(String file) {
    return new String(vendor.job(order.code()).get(file), StandardCharsets.UTF_8);
  }

  private String path() {
    return URI.create(addresses.of("xjmf", order, press)).getPath();
  }

  /** The vendor signals to the address of its ticket, and Rondo acts upon it. */
  private MvcTestResult signal(String xml) {
    MvcTestResult answer = post(path(), xml);
    pump.handleAll();
    return answer;
  }

  private MvcTestResult post(String path, String xml) {
    return http.post()
        .uri(URI.create(path))
        .contentType("application/vnd.cip4-xjmf+xml")
        .content(xml.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  private OrderState state() {
    return orders.get(order.id()).state();
  }

  private List<String> effects() {
    return events.of(order.id(), 0, 100).stream()
        .filter(event -> event.who().startsWith(":"))
        .map(event -> event.what() + " " + event.effect())
        .toList();
  }

  private int stored() {
    return jdbc.queryForObject("select count(*) from partner_signal", Integer.class);
  }
}
