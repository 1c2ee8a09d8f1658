package io.rondo.integrations.print.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rondo.integrations.http.HttpSettings;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.TestOrder;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Piece;
import io.rondo.integrations.testing.TestCertificates;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerGateway.CancelAnswer;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.fulfilment.Recipient;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestClock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintRestTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path work;

  private final VendorStub vendor = new VendorStub();
  private final VendorStub other = new VendorStub();
  private final Credentials credentials = mock(Credentials.class);
  private final List<Piece> pieces = new ArrayList<>();
  private final List<PartnerSignal> stored = new ArrayList<>();
  private final TestClock clock = new TestClock();
  private PrintRestGateway gateway;
  private PartnerHttp http;
  private PartnerCircuits circuits;

  @BeforeEach
  void start() {
    for (int i = 1; i <= 3; i++) {
      pieces.add(
          new Piece(
              "r" + i,
              "Liv",
              null,
              "Storgata " + i,
              null,
              "0155",
              "Oslo",
              "NO",
              "no",
              "<p>Hi</p>"));
    }
    when(credentials.of(anyLong()))
        .thenReturn(Map.of("api_key", VendorStub.API_KEY, "client_secret", "geheim"));
    HttpSettings settings =
        new HttpSettings(
            SECOND,
            Duration.ofMillis(1500),
            65_536,
            Set.of("127.0.0.1:" + vendor.port(), "127.0.0.1:" + other.port()),
            Duration.ofMinutes(1));
    http = new PartnerHttp(settings, InetAddress::getAllByName);
    circuits = new PartnerCircuits(settings);
    gateway = new PrintRestGateway(http, circuits, packager(), credentials);
  }

  private Packager packager() {
    return new Packager(
        (order, supplement, taker) -> {
          for (Piece piece : pieces) {
            if (supplement == 0 || piece.ref().equals("r2")) {
              taker.take(piece);
            }
          }
        },
        new PrintSettings(
            work.toString(), 100, 90, SECOND, SECOND, SECOND, SECOND, 100_000, Set.of()));
  }

  @AfterEach
  void stop() {
    vendor.close();
    other.close();
  }

  private static Partner partner(String code, VendorStub stub, String mapping) {
    return new Partner(
        7,
        code,
        "Letters Ltd",
        PartnerKind.PRINT,
        Partner.State.LIVE,
        "1",
        null,
        "Ann",
        "ann@acme.example",
        "en",
        "Europe/Berlin",
        10_000,
        new Partner.Sla(8, 8, 24, 24),
        Partner.Transport.PRINT_REST,
        "{\"base_url\":\"%s\",\"mapping\":\"%s\",\"client_id\":\"rondo\"}"
            .formatted(stub.url(), mapping),
        null);
  }

  private Partner acme() {
    return partner("acme", vendor, "letters-basic");
  }

  @Test
  void everybodyGetsOneLetterUnderAKeyOfTheirOwn() {
    var submission = gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.keys()).containsExactly("po_1-r1", "po_1-r2", "po_1-r3");
    assertThat(vendor.logins()).containsOnly("Basic bGl2ZV8wMTIzOg==");
    assertThat(submission.accepted()).isTrue();
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void aLostAnswerMakesNoSecondLetter() {
    vendor.loseAnswers(1);
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerUnreachable.class);
    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.letters()).isEqualTo(3);
    assertThat(vendor.keys()).containsExactly("po_1-r1", "po_1-r1", "po_1-r2", "po_1-r3");
  }

  @Test
  void whoIsMissingIsOrderedAgainUnderTheSameKeyAndGetsNoSecondLetter() {
    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(gateway.supplement(TestOrder.letters("po_1"), 1, acme())).isTrue();

    assertThat(vendor.keys()).containsExactly("po_1-r1", "po_1-r2", "po_1-r3", "po_1-r2");
    assertThat(vendor.letters()).isEqualTo(3);
  }

  @Test
  void anAnswerThatComesTooLateMakesNoSecondLetter() {
    CountDownLatch late = new CountDownLatch(1);
    vendor.slow(late);
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessageContaining("no answer in time");
    late.countDown();
    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.letters()).isEqualTo(3);
  }

  @Test
  void aBusyServiceSaysWhenToComeBack() {
    vendor.busy(1);
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOfSatisfying(
            PartnerUnreachable.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
  }

  @Test
  void successWithAnErrorInItIsNoLetterAndStopsNobodyElse() {
    vendor.answer("{\"error\":{\"message\":\"Ola Nordmann has no such street\"}}");
    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.letters()).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsNotAsAgreedIsAskedAgain() {
    for (String wrong : new String[] {"<html>", "[]", "{\"id\":\"\"}", "null"}) {
      vendor.answer(wrong);
      assertThatThrownBy(
              () ->
                  gateway.submit(
                      TestOrder.letters("po_1"),
                      partner("acme" + wrong.length(), vendor, "letters-basic")))
          .as(wrong)
          .isInstanceOf(PartnerUnreachable.class)
          .hasMessageContaining("something else than its mapping says");
    }
  }

  @Test
  void whenNobodyIsTakenTheOrderIsRefused() {
    pieces.forEach(piece -> vendor.refuse(piece.ref()));
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("acme takes none of the 3 letters of po_1.");
  }

  @Test
  void aVendorThatFailsIsLeftAloneAndOthersAreNot() {
    vendor.busy(1000);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
          .isInstanceOf(PartnerUnreachable.class);
    }
    assertThat(vendor.requests()).isLessThan(10);
    gateway.submit(TestOrder.letters("po_1"), partner("other", other, "letters-basic"));
    assertThat(other.letters()).isEqualTo(3);
  }

  @Test
  void aVendorWhoseCertificateHasExpiredGetsNothingUntilItIsRenewed() {
    TestCertificates certificates = new TestCertificates();
    VendorStub expired = new VendorStub(certificates.server(Duration.ofDays(-1)), 0);
    int port = expired.port();
    HttpSettings settings =
        new HttpSettings(
            SECOND,
            Duration.ofMillis(1500),
            65_536,
            Set.of("127.0.0.1:" + port, "127.0.0.1:" + other.port()),
            Duration.ofMinutes(1));
    PartnerHttp trusting =
        new PartnerHttp(settings, InetAddress::getAllByName, certificates.client());
    gateway =
        new PrintRestGateway(trusting, new PartnerCircuits(settings), packager(), credentials);
    Partner acme = partner("acme", expired, "letters-basic");

    // five tries, and then the vendor is left alone; the other one is not slowed
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme))
          .isInstanceOf(PartnerUnreachable.class)
          .hasMessage("acme could not be reached. The connection cannot be trusted (TLS).");
    }
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessage("acme kept failing and is left alone for a while.");
    assertThat(expired.requests()).isZero();
    gateway.submit(TestOrder.letters("po_1"), partner("other", other, "letters-basic"));
    assertThat(other.letters()).isEqualTo(3);

    // with a good certificate of the same authority the same order goes out, after the pause
    expired.close();
    gateway =
        new PrintRestGateway(trusting, new PartnerCircuits(settings), packager(), credentials);
    try (VendorStub renewed = new VendorStub(certificates.server(Duration.ofDays(1)), port)) {
      gateway.submit(TestOrder.letters("po_1"), acme);
      assertThat(renewed.letters()).isEqualTo(3);
    }
  }

  @Test
  void aKeyInAHeaderAndAFileWithinTheBody() {
    gateway.submit(TestOrder.letters("po_1"), partner("acme", vendor, "letters-api-key"));
    assertThat(vendor.letters()).isEqualTo(3);
    assertThat(vendor.logins()).containsOnly("key " + VendorStub.API_KEY);
  }

  @Test
  void aTokenAndAnUploadBeforeTheLetter() {
    gateway.submit(TestOrder.letters("po_1"), partner("acme", vendor, "letters-oauth-upload"));
    assertThat(vendor.letters()).isEqualTo(3);
    assertThat(vendor.logins()).filteredOn("Bearer tok"::equals).hasSize(6);
    assertThat(vendor.logins()).filteredOn("key null"::equals).hasSize(4); // token, three files
  }

  @Test
  void lettersAreStoppedWhileAllOfThemCan() {
    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(gateway.cancel(TestOrder.letters("po_1"), acme())).isEqualTo(CancelAnswer.CANCELLED);
    vendor.state("mailed");
    assertThat(gateway.cancel(TestOrder.letters("po_1"), acme())).isEqualTo(CancelAnswer.REFUSED);
  }

  @Test
  void theServiceIsAskedHowFarEachLetterIs() {
    vendor.refuse("r2");
    gateway.submit(TestOrder.letters("po_1"), acme());
    VendorPoll poll = poll();
    poll.askAll();
    assertThat(stored)
        .extracting(PartnerSignal::body)
        .containsExactly(
            "{\"pieces\":[{\"state\":\"in_production\",\"recipients\":[[1,1],[3,3]]}]}",
            "{\"pieces\":[{\"state\":\"rejected\",\"recipients\":[[2,2]]}]}");
    stored.clear();
    vendor.state("returned");
    poll.askAll();
    assertThat(stored)
        .extracting(PartnerSignal::body)
        .contains(
            "{\"returned\":[{\"recipient\":\"r1\",\"code\":\"unknown\"},{\"recipient\":\"r3\",\"code\":\"unknown\"}]}",
            "{\"pieces\":[{\"state\":\"handed_over\",\"recipients\":[[1,1],[3,3]]}]}");
    stored.clear();
    vendor.state("a state that is new");
    poll.askAll();
    assertThat(stored)
        .extracting(PartnerSignal::body)
        .containsExactly("{\"pieces\":[{\"state\":\"rejected\",\"recipients\":[[2,2]]}]}");
  }

  @Test
  void aServiceThatAsksToBeLeftAloneIs() {
    gateway.submit(TestOrder.letters("po_1"), acme());
    VendorPoll poll = poll();
    vendor.busy(1); // Retry-After: 17
    int before = vendor.requests();
    poll.askAll();
    poll.askAll();
    clock.advance(Duration.ofSeconds(16));
    poll.askAll();
    assertThat(vendor.requests()).isEqualTo(before + 1);
    assertThat(stored).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    poll.askAll();
    assertThat(stored).isNotEmpty();
  }

  private VendorPoll poll() {
    Partners partners = mock(Partners.class);
    when(partners.all()).thenReturn(List.of(acme()));
    Order order = TestOrder.submitted("po_1");
    Orders orders = mock(Orders.class);
    when(orders.openOf(7)).thenReturn(List.of(order));
    Recipients recipients = mock(Recipients.class);
    when(recipients.page(anyLong(), anyInt(), anyInt()))
        .then(
            call ->
                call.<Integer>getArgument(1) > 0
                    ? List.of()
                    : List.of(1, 2, 3).stream()
                        .map(no -> new Recipient(no, 100L + no, false, 5L, "ordered", null))
                        .toList());
    Signals signals = mock(Signals.class);
    when(signals.store(any())).then(call -> stored.add(call.getArgument(0)));
    return new VendorPoll(
        partners, orders, recipients, credentials, signals, http, circuits, clock);
  }
}
