package io.rondo.integrations.print.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.TestOrder;
import io.rondo.integrations.print.Zips;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Piece;
import io.rondo.workers.call.CallEntry;
import io.rondo.workers.call.CallFile;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.call.CallScript;
import io.rondo.workers.call.CallWindow;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.DoNotContact;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway.CancelAnswer;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpTest {

  @TempDir Path root;
  @TempDir Path work;

  private final CamelContext camel = new DefaultCamelContext();
  private final Map<String, PartnerSignal> stored = new ConcurrentHashMap<>();
  private final Map<Long, Map<String, String>> secrets = new ConcurrentHashMap<>();
  private final List<Partner> partners = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final Signals signals = mock(Signals.class);
  private final Credentials credentials = mock(Credentials.class);
  private final Partners all = mock(Partners.class);
  private final CallFile outcomes = mock(CallFile.class);
  private final CallLists lists = mock(CallLists.class);
  private final DoNotContact doNotContact = mock(DoNotContact.class);

  private TestSftp vendor;
  private PrintSettings settings;
  private SftpGateway gateway;
  private AnswerRoutes routes;
  private StopFiles stops;

  @BeforeEach
  void start() throws Exception {
    vendor = new TestSftp(root);
    settings = settings(vendor.port());
    when(signals.store(any()))
        .then(
            call ->
                stored.put(call.<PartnerSignal>getArgument(0).id(), call.getArgument(0)) == null);
    when(credentials.of(anyLong()))
        .then(call -> secrets.getOrDefault(call.<Long>getArgument(0), Map.of()));
    when(all.all()).then(call -> List.copyOf(partners));
    SftpEndpoints endpoints = new SftpEndpoints(camel, settings);
    ProducerTemplate producer = camel.createProducerTemplate();
    Packager packager =
        new Packager(
            (order, supplement, taker) -> {
              for (Piece piece : pieces) {
                if (supplement == 0 || piece.ref().equals("r2")) {
                  taker.take(piece);
                }
              }
            },
            settings);
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
    gateway = new SftpGateway(endpoints, packager, credentials, producer, lists, settings);
    stops = new StopFiles(endpoints, doNotContact, all, credentials, producer, Clock.systemUTC());
    routes =
        new AnswerRoutes(
            camel,
            producer,
            all,
            credentials,
            endpoints,
            signals,
            outcomes,
            settings,
            Clock.systemUTC());
    camel.addRoutes(new PrintRoutes());
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    vendor.close();
  }

  private PrintSettings settings(int port) {
    return new PrintSettings(
        work.toString(),
        100,
        90,
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        100_000,
        Set.of("127.0.0.1:" + port, "127.0.0.1:1"));
  }

  private Partner partner(long id, String code, String connection) {
    secrets.putIfAbsent(id, Map.of("password", TestSftp.PASSWORD));
    return new Partner(
        id,
        code,
        "Acme Print",
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
        Partner.Transport.SFTP,
        connection,
        null);
  }

  private Partner acme() {
    return partner(7, "acme", vendor.connection(""));
  }

  @Test
  void aPackageIsWholeBeforeItHasItsName() {
    var submission = gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.files("in")).containsExactly("po_1.zip", "po_1.zip.ready");
    assertThat(vendor.diary())
        .containsExactly(
            "create .tmp-po_1.zip",
            "rename .tmp-po_1.zip po_1.zip",
            "create .tmp-po_1.zip.ready",
            "rename .tmp-po_1.zip.ready po_1.zip.ready");
    assertThat(vendor.path("in/po_1.zip.ready"))
        .hasContent(submission.packageSha256() + "  po_1.zip\n");
    assertThat(submission.accepted()).isFalse();
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void theSameOrderAgainIsFoundThere() {
    var first = gateway.submit(TestOrder.letters("po_1"), acme());
    int wrote = vendor.diary().size();
    var second = gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(second).isEqualTo(first);
    assertThat(vendor.diary()).hasSize(wrote);
  }

  @Test
  void aSupplementLiesBesideItsOrderAndHasOnlyWhoWasMissing() throws Exception {
    gateway.submit(TestOrder.letters("po_1"), acme());
    Map<String, byte[]> order = Zips.read(vendor.path("in/po_1.zip"));

    assertThat(gateway.supplement(TestOrder.letters("po_1"), 1, acme())).isTrue();
    int wrote = vendor.diary().size();
    gateway.supplement(TestOrder.letters("po_1"), 1, acme()); // after a crash

    assertThat(vendor.diary()).hasSize(wrote);
    assertThat(vendor.files("in"))
        .containsExactly("po_1-s1.zip", "po_1-s1.zip.ready", "po_1.zip", "po_1.zip.ready");
    Map<String, byte[]> supplement = Zips.read(vendor.path("in/po_1-s1.zip"));
    assertThat(refs(order)).containsExactly("r1", "r2", "r3");
    assertThat(refs(supplement)).containsExactly("r2");
    assertThat(new String(supplement.get("po_1-s1.xjdf"), UTF_8))
        .contains("JobID=\"po_1\"", "JobPartID=\"s1\"", "Amount=\"1\"");
  }

  private static List<String> refs(Map<String, byte[]> files) {
    return new String(files.get("data/addresses.csv"), UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  @Test
  void nothingIsWrittenOver() {
    vendor.put("in/po_1.zip", "something else");
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerRefused.class)
        .hasMessageContaining("po_1.zip already lies at acme with other content");
    assertThat(vendor.path("in/po_1.zip")).hasContent("something else");
    assertThat(vendor.files("in")).containsExactly("po_1.zip");
  }

  @Test
  void aPackageThatWasTakenIsNotLaidDownAgain() throws Exception {
    Partner acme = partner(7, "acme", vendor.connection(",\"taken\":\"taken\""));
    var first = gateway.submit(TestOrder.letters("po_1"), acme);
    Files.createDirectories(vendor.path("taken"));
    Files.move(vendor.path("in/po_1.zip"), vendor.path("taken/po_1.zip"));
    Files.delete(vendor.path("in/po_1.zip.ready"));
    assertThat(gateway.submit(TestOrder.letters("po_1"), acme)).isEqualTo(first);
    assertThat(vendor.files("in")).isEmpty();
  }

  @Test
  void aCutOnTheWayLeavesNothingThatCouldBeTakenAndIsMadeUpFor() {
    pieces.add(
        new Piece("r4", "Bo", null, "Storgata 4", null, "0155", "Oslo", "NO", "no", "<p>Hi</p>"));
    vendor.cutAfter(2_000);
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessageContaining("did not arrive whole");
    assertThat(vendor.files("in")).isSubsetOf(".tmp-po_1.zip");

    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.files("in")).containsExactly("po_1.zip", "po_1.zip.ready");
  }

  @Test
  void aFullDiskIsWaitedFor() {
    vendor.diskFull(true);
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerUnreachable.class);
    vendor.diskFull(false);
    gateway.submit(TestOrder.letters("po_1"), acme());
    assertThat(vendor.files("in")).containsExactly("po_1.zip", "po_1.zip.ready");
  }

  @Test
  void anotherHostKeyIsNotTalkedTo() {
    String stranger =
        vendor
            .connection("")
            .replaceAll(
                "ecdsa-sha2-nistp256 [^\"]*", io.rondo.workers.testing.TestPartners.HOST_KEY);
    assertThatThrownBy(
            () -> gateway.submit(TestOrder.letters("po_1"), partner(7, "acme", stranger)))
        .isInstanceOf(PartnerUnreachable.class);
    assertThat(vendor.diary()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidWithoutIt() {
    secrets.put(7L, Map.of("password", "wrong horse"));
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessage("acme: The server does not let us in with these credentials.")
        .hasMessageNotContaining("horse");
  }

  @Test
  void innerNetworksAreOutOfReach() {
    String inner = vendor.connection("").replace("127.0.0.1", "localhost");
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), partner(7, "acme", inner)))
        .isInstanceOf(PartnerUnreachable.class);
    assertThat(vendor.diary()).isEmpty();
  }

  @Test
  void aConnectionWithoutSecretsIsRefusedBySentence() {
    secrets.put(7L, Map.of("nothing", "x"));
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), acme()))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("The credentials of acme lack “password” or “private_key”.");
  }

  @Test
  void aWishToStopIsAFileToo() {
    Order order = TestOrder.letters("po_1");
    assertThat(gateway.cancel(order, acme())).isEqualTo(CancelAnswer.LATER);
    assertThat(gateway.cancel(order, acme())).isEqualTo(CancelAnswer.LATER);
    assertThat(vendor.files("in")).containsExactly("po_1-cancel.xjmf");
  }

  @Test
  void whatStillLiesThereIsTakenAwayAgain() throws Exception {
    Order order = TestOrder.letters("po_1");
    gateway.submit(order, acme());

    assertThat(gateway.cancel(order, acme())).isEqualTo(CancelAnswer.CANCELLED);

    assertThat(vendor.files("in")).isEmpty();
  }

  @Test
  void whatTheVendorTookIsAskedFor() throws Exception {
    Order order = TestOrder.letters("po_1");
    gateway.submit(order, acme());
    Files.delete(vendor.path("in/po_1.zip"));

    assertThat(gateway.cancel(order, acme())).isEqualTo(CancelAnswer.LATER);

    assertThat(vendor.files("in")).containsExactly("po_1-cancel.xjmf");
  }

  @Test
  void answersBecomeSignalsOnceAndMoveAway() {
    partners.add(acme());
    vendor.put("ack/po_1.csv", "recipient_id,status\nr1,accepted\nr2,accepted\n");
    routes.refresh();
    await()
        .until(
            () ->
                vendor.path("ack/done").toFile().exists() && vendor.files("ack/done").size() == 1);
    assertThat(stored.values())
        .singleElement()
        .satisfies(signal -> assertThat(signal.body()).isEqualTo("{\"accepted\":[[1,2]]}"));

    // the same again, under the same name
    vendor.put("ack/po_1.csv", "recipient_id,status\nr1,accepted\nr2,accepted\n");
    await().until(() -> vendor.files("ack/done").size() == 2);
    assertThat(stored).hasSize(1);
  }

  @Test
  void poisonIsPutAsideWithTheReasonAndTheRestGoesOn() throws Exception {
    partners.add(acme());
    vendor.put("ack/a.xjmf", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><XJMF/>");
    vendor.put("ack/b.csv", "x".repeat(200_000));
    vendor.put("ack/c.zip", "PK\u0003\u0004" + "x".repeat(100));
    vendor.put("ack/d.csv", "order,state\npo_1,produced\n");
    routes.refresh();
    await().until(() -> vendor.files("ack").isEmpty());
    await().until(() -> vendor.files("ack/failed").size() == 6);
    assertThat(stored.values()).extracting(PartnerSignal::orderCode).containsExactly("po_1");
    String reasons = "";
    for (String name : vendor.files("ack/failed")) {
      if (name.endsWith(".reason.txt")) {
        reasons += Files.readString(vendor.path("ack/failed/" + name));
      }
    }
    assertThat(reasons)
        .contains("The XML has a document type (DOCTYPE): send it without.")
        .contains("It is longer than 100,000 bytes.")
        .contains("The ZIP is damaged.");
  }

  @Test
  void outcomesOfCallsAreTakenRowByRowAndWrongRowsLieAsideWithTheirReasons() throws Exception {
    partners.add(acme());
    String csv =
        "recipient,attempt,started_at,disposition\nr1,1,2026-11-02T09:00:00Z,busy\nr2,x,,\n";
    String rejects = "problem,recipient,attempt\nattempt is a whole number.,r2,x\n";
    List<CallFile.Incoming> taken = new CopyOnWriteArrayList<>();
    when(outcomes.take(any()))
        .then(
            call -> {
              taken.add(call.getArgument(0));
              return new CallFile.Report(null, 2, 1, 0, 1, List.of(), rejects);
            });
    vendor.put("ack/po_1-outcomes.csv", csv);
    routes.refresh();
    await().until(() -> vendor.files("ack").isEmpty());
    await().until(() -> vendor.files("ack/failed").size() == 1);
    assertThat(taken)
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.partnerId()).isEqualTo(7);
              assertThat(file.orderCode()).isEqualTo("po_1");
              assertThat(file.way()).isEqualTo("sftp");
              assertThat(new String(file.bytes())).isEqualTo(csv);
            });
    assertThat(vendor.files("ack/done")).singleElement().asString().endsWith("po_1-outcomes.csv");
    assertThat(Files.readString(vendor.path("ack/failed/" + vendor.files("ack/failed").get(0))))
        .startsWith(rejects);
  }

  @Test
  void outcomesThatCannotBeReadAtAllArePutAsideWhole() throws Exception {
    partners.add(acme());
    when(outcomes.take(any())).thenThrow(new IllegalArgumentException("Look at row 2."));
    vendor.put("ack/x.csv", "recipient,attempt,started_at,disposition\n\"");
    routes.refresh();
    await().until(() -> vendor.files("ack").isEmpty());
    await().until(() -> vendor.files("ack/failed").size() == 2);
    assertThat(vendor.files("ack/failed")).anyMatch(name -> name.endsWith("x.csv"));
    assertThat(vendor.files("ack/failed")).anyMatch(name -> name.endsWith("x.csv.reason.txt"));
  }

  @Test
  void aCallCentreGetsItsListAsAFileThatIsWholeBeforeItHasItsName() throws Exception {
    Order order = TestOrder.of("po_1", DeliverableKind.CALL, 2);
    CallWindow window =
        new CallWindow(
            Instant.parse("2026-11-24T08:00:00Z"), Instant.parse("2026-11-24T19:00:00Z"));
    CallLists.Handed mia = handed(1, "=Mia", "+4930123456", List.of(window, window));
    CallLists.Handed gone = handed(2, null, null, List.of(window));
    when(lists.handOver(any(), anyInt()))
        .then(call -> call.<Integer>getArgument(1) == 0 ? List.of(mia, gone) : List.of());

    gateway.submit(order, acme());
    gateway.submit(order, acme());

    assertThat(vendor.files("in")).containsExactly("po_1-calls.csv", "po_1-calls.csv.ready");
    assertThat(vendor.diary()).hasSize(4).startsWith("create .tmp-po_1-calls.csv");
    assertThat(Files.readAllLines(vendor.path("in/po_1-calls.csv")))
        .containsExactly(
            "recipient,name,phone,language,time_zone,windows,priority,max_attempts,script,"
                + "script_version,script_text",
            "r1,'=Mia,+4930123456,de,Europe/Berlin,"
                + "2026-11-24T08:00:00Z/2026-11-24T19:00:00Z"
                + " 2026-11-24T08:00:00Z/2026-11-24T19:00:00Z,5,3,spring-call,2,"
                + "\"Hello, Mia\"");
    assertThat(gateway.cancel(order, acme()))
        .as("nobody took it")
        .isEqualTo(CancelAnswer.CANCELLED);
    assertThat(vendor.files("in")).isEmpty();
    assertThat(gateway.cancel(order, acme())).as("it was taken").isEqualTo(CancelAnswer.LATER);
    assertThat(vendor.files("in")).containsExactly("po_1-cancel.csv");
  }

  private static CallLists.Handed handed(
      int no, String name, String phone, List<CallWindow> windows) {
    return new CallLists.Handed(
        new CallEntry(
            no,
            "r" + no,
            name,
            phone,
            "de",
            "Europe/Berlin",
            null,
            null,
            5,
            new CallScript("spring-call", 2, "Hello, Mia"),
            0,
            3,
            "open",
            null),
        windows);
  }

  @Test
  void whoMustBeLeftOutIsToldByAFileOnce() {
    partners.add(acme());
    List<DoNotContact.Entry> removed = new ArrayList<>();
    when(doNotContact.removed(anyLong(), any())).then(call -> List.copyOf(removed));
    stops.tell();
    assertThat(vendor.diary()).isEmpty();
    removed.add(new DoNotContact.Entry(1, "po_1", "r2", "do_not_contact", Instant.EPOCH));

    stops.tell();
    stops.tell();

    assertThat(vendor.files("in")).containsExactly("po_1-stop-1.csv");
    assertThat(vendor.path("in/po_1-stop-1.csv"))
        .hasContent("recipient_id,reason\r\nr2,do_not_contact\r\n");
    removed.add(new DoNotContact.Entry(2, "po_1", "r3", "deceased", Instant.EPOCH));
    vendor.diskFull(true);
    stops.tell();
    vendor.diskFull(false);
    stops.tell();
    assertThat(vendor.files("in")).contains("po_1-stop-1.csv", "po_1-stop-2.csv");
  }

  @Test
  void aGrowingFileIsWaitedFor() throws Exception {
    partners.add(acme());
    Path growing = vendor.path("ack/po_1.csv");
    vendor.put("ack/po_1.csv", "recipient_id,status\n");
    routes.refresh();
    int[] lines = {0};
    try (OutputStream out = Files.newOutputStream(growing, StandardOpenOption.APPEND)) {
      await()
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                out.write("r%d,accepted\n".formatted(++lines[0]).getBytes());
                out.flush();
                return lines[0] == 30;
              });
      assertThat(stored).isEmpty();
    }
    await().until(() -> !stored.isEmpty());
    assertThat(stored.values())
        .singleElement()
        .satisfies(signal -> assertThat(signal.body()).isEqualTo("{\"accepted\":[[1,30]]}"));
  }

  @Test
  void halfWrittenAndHiddenFilesAreLeftAlone() {
    partners.add(acme());
    vendor.put("ack/po_1.csv.tmp", "recipient_id,status\nr1,accepted\n");
    vendor.put("ack/.tmp-po_1.csv", "recipient_id,status\nr1,accepted\n");
    vendor.put("ack/po_2.csv", "recipient_id,status\nr1,accepted\n");
    routes.refresh();
    await().until(() -> vendor.files("ack").size() == 2);
    assertThat(stored.values()).extracting(PartnerSignal::orderCode).containsExactly("po_2");
  }

  @Test
  void whatCouldNotBeStoredIsReadAgain() {
    partners.add(acme());
    StringWriter calls = new StringWriter();
    org.mockito.Mockito.doAnswer(
            call -> {
              calls.append('x');
              if (calls.toString().length() == 1) {
                throw new IllegalStateException("the database is away");
              }
              return stored.put(call.<PartnerSignal>getArgument(0).id(), call.getArgument(0))
                  == null;
            })
        .when(signals)
        .store(any());
    vendor.put("ack/po_1.csv", "recipient_id,status\nr1,accepted\n");
    routes.refresh();
    await().until(() -> !stored.isEmpty());
    await().until(() -> vendor.files("ack").isEmpty());
    assertThat(vendor.path("ack/failed")).doesNotExist();
  }

  @Test
  void onePartnerThatIsAwayHoldsUpNobody() {
    partners.add(partner(8, "away", vendor.connection("").replace(":" + vendor.port(), ":1")));
    partners.add(partner(9, "broken", "{}"));
    partners.add(acme());
    vendor.put("ack/po_1.csv", "recipient_id,status\nr1,accepted\n");
    routes.refresh();
    await().until(() -> stored.size() == 1);
  }

  @Test
  void routesComeAndGoWithTheirPartners() {
    partners.add(acme());
    routes.refresh();
    assertThat(camel.getRoute("print.readAnswers.acme")).isNotNull();
    partners.clear();
    partners.add(partner(7, "acme", vendor.connection(",\"returns\":\"returns\"")));
    routes.refresh();
    assertThat(camel.getRoute("print.readAnswers.acme")).isNotNull();
    assertThat(camel.getRoute("print.readAnswers.acme.returns")).isNotNull();
    partners.clear();
    routes.refresh();
    assertThat(camel.getRoute("print.readAnswers.acme")).isNull();
    assertThat(camel.getRoute("print.readAnswers.acme.returns")).isNull();
  }

  @Test
  void secretsStandInNoAddress() {
    partners.add(acme());
    routes.refresh();
    assertThat(camel.getEndpoints()).noneMatch(e -> e.getEndpointUri().contains("sesame"));
    assertThat(camel.getRoute("print.readAnswers.acme").getEndpoint().getEndpointUri())
        .doesNotContain("sesame")
        .doesNotContain("rondo@");
  }
}
