package io.rondo.processes.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.answer.AnswerReader;
import io.rondo.integrations.print.pack.JobPackage;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Piece;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor of the demo world, as Rondo sees it: by SFTP alone. */
class DemoPrintVendorTest {

  private static final Instant PLACED = Instant.parse("2026-11-23T09:00:00Z");
  private static final String PASSWORD = "a password of this test";

  @TempDir Path home;
  @TempDir Path work;

  private final SshClient ssh = SshClient.setUpDefaultClient();
  private DemoPrintVendor vendor;
  private SftpClient sftp;

  @BeforeEach
  void open() throws Exception {
    vendor = new DemoPrintVendor(0, home, PASSWORD, 50, Duration.ZERO);
    var connection = new ObjectMapper().readTree(vendor.connection());
    String agreed = connection.path("host_key").asText();
    ssh.setServerKeyVerifier(
        (session, address, key) -> PublicKeyEntry.toString(key).equals(agreed));
    ssh.start();
    ClientSession session =
        ssh.connect(
                connection.path("user").asText(),
                connection.path("host").asText(),
                connection.path("port").asInt())
            .verify(Duration.ofSeconds(20))
            .getSession();
    session.addPasswordIdentity(PASSWORD);
    session.auth().verify(Duration.ofSeconds(20));
    sftp = SftpClientFactory.instance().createSftpClient(session);
  }

  @AfterEach
  void close() throws Exception {
    ssh.stop();
    vendor.close();
  }

  @Test
  void aPackageIsAnsweredManByManAndStepByStep() throws Exception {
    lay("po_Small", 45, true);

    List<PartnerSignal> people = answer("ack/po_Small-recipients.csv");
    assertThat(people)
        .extracting(PartnerSignal::kind, PartnerSignal::orderCode, PartnerSignal::body)
        .containsExactly(
            tuple(PartnerSignal.Kind.RECIPIENTS, "po_Small", "{\"accepted\":[[1,39],[41,45]]}"),
            tuple(
                PartnerSignal.Kind.RECIPIENTS,
                "po_Small",
                "{\"rejected\":[{\"recipient\":\"r40\",\"reason\":\"bad_address\"}]}"));
    for (String state :
        List.of("in_production", "produced", "handed_over", "delivered_estimated")) {
      assertThat(answer("ack/po_Small-" + state + ".csv"))
          .singleElement()
          .satisfies(
              signal -> {
                assertThat(signal.kind()).isEqualTo(PartnerSignal.Kind.STATE);
                assertThat(signal.body()).contains("\"state\":\"" + state + "\"");
              });
    }
    assertThat(answer("returns/po_Small-returns.csv"))
        .singleElement()
        .satisfies(signal -> assertThat(signal.body()).contains("\"r25\"", "\"unknown\""));
    assertThat(names("in")).isEmpty();
    assertThat(names("taken")).containsExactly("po_Small.zip");
  }

  @Test
  void ofABigOrderSomebodyIsForgotten() throws Exception {
    lay("po_Big", DemoPackage.BIG, true);
    assertThat(answer("ack/po_Big-recipients.csv"))
        .extracting(PartnerSignal::body)
        .contains("{\"accepted\":[[1,29],[31,39],[41,60]]}");
  }

  @Test
  void aPackageThatIsNotWholeIsRefused() throws Exception {
    lay("po_Bad", 3, false);
    assertThat(answer("ack/po_Bad-rejected.csv"))
        .singleElement()
        .satisfies(signal -> assertThat(signal.body()).contains("rejected", "hash_differs"));
    assertThat(names("ack")).noneMatch(name -> name.contains("recipients"));
  }

  @Test
  void withoutItsReadyFileAPackageIsLeftAlone() throws Exception {
    put("in/po_Half.zip", new byte[] {'P', 'K'});
    lay("po_Whole", 1, true);
    answer("ack/po_Whole-handed_over.csv");
    assertThat(names("in")).containsExactly("po_Half.zip");
  }

  @Test
  void whatIsProducedCannotBeStopped() throws Exception {
    lay("po_Late", 1, true);
    answer("ack/po_Late-handed_over.csv");
    put("in/po_Late-cancel.xjmf", "<XJMF/>".getBytes(StandardCharsets.UTF_8));
    assertThat(answer("ack/po_Late-cancel_refused.csv")).hasSize(1);
  }

  /** A package of Rondo's own, as its gateway lays it down. */
  private void lay(String order, int people, boolean whole) throws IOException {
    PrintSettings settings =
        new PrintSettings(
            work.toString(),
            100,
            90,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            100_000,
            Set.of());
    Packager packager =
        new Packager(
            (known, supplement, taker) -> {
              for (int no : IntStream.rangeClosed(1, people).toArray()) {
                taker.take(
                    new Piece(
                        "r" + no,
                        "Liv",
                        null,
                        "Storgata " + no,
                        null,
                        "0155",
                        "Oslo",
                        "NO",
                        "no",
                        "<p>Hi</p>"));
              }
            },
            settings);
    try (JobPackage job = packager.pack(order(order, people), 0, null)) {
      put("in/" + job.name(), Files.readAllBytes(job.zip()));
      String hash = whole ? job.sha256() : "0".repeat(64);
      put(
          "in/" + job.name() + ".ready",
          (hash + "  " + job.name() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Under its name only when it is whole, as Rondo does it. */
  private void put(String path, byte[] bytes) throws IOException {
    String half = path.replace("in/", "in/.tmp-");
    try (OutputStream out = sftp.write(half)) {
      out.write(bytes);
    }
    sftp.rename(half, path);
  }

  /** What Rondo reads in the file, as soon as it is there. */
  private List<PartnerSignal> answer(String path) throws IOException {
    int slash = path.indexOf('/');
    String name = path.substring(slash + 1);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> names(path.substring(0, slash)).contains(name));
    try (InputStream in = sftp.read(path)) {
      return AnswerReader.read(7, "sftp", name, in.readAllBytes(), PLACED);
    }
  }

  private List<String> names(String folder) throws IOException {
    return StreamSupport.stream(sftp.readDir(folder).spliterator(), false)
        .map(SftpClient.DirEntry::getFilename)
        .filter(name -> !name.startsWith("."))
        .toList();
  }

  private static Order order(String code, int quantity) {
    return new Order(
        41,
        code,
        5L,
        "C-2026-0042",
        12L,
        DeliverableKind.LETTER,
        "Coats by post",
        7,
        1,
        false,
        OrderState.APPROVED,
        null,
        null,
        quantity,
        1500,
        new BigDecimal("45.5000"),
        "EUR",
        null,
        "Please print on white paper.",
        Instant.parse("2026-12-01T17:00:00Z"),
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        PLACED,
        null,
        null,
        null,
        null,
        null,
        null,
        1,
        PLACED);
  }
}
