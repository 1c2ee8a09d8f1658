package io.rondo.integrations.print.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.TestOrder;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Piece;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.testing.TestPartners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real OpenSSH server with keys of ed25519, where root may start one. */
class OpenSshTest {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  @TempDir Path folder;

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Credentials credentials = mock(Credentials.class);
  private Process sshd;
  private int port;
  private SftpGateway gateway;

  @BeforeEach
  void start() throws Exception {
    boolean can = Files.isExecutable(SSHD) && "root".equals(System.getProperty("user.name"));
    if (!can) {
      System.err.println(
          "SKIPPED: OpenSshTest needs root and " + SSHD + " (apt-get install openssh-server).");
    }
    Assumptions.assumeTrue(can, "no OpenSSH server, or not root");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    key("host");
    key("user");
    Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
    Files.createDirectories(folder.resolve("home/in"));
    Files.createDirectories(Path.of("/run/sshd"));
    Files.writeString(
        folder.resolve("config"),
        """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s
        PidFile none
        UsePAM no
        StrictModes no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        AuthorizedKeysFile %s
        Subsystem sftp internal-sftp
        ForceCommand internal-sftp -d %s
        """
            .formatted(
                port,
                folder.resolve("host"),
                folder.resolve("authorized"),
                folder.resolve("home")));
    sshd =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", folder.resolve("config").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await().until(this::listens);
    when(credentials.of(anyLong()))
        .thenReturn(Map.of("private_key", Files.readString(folder.resolve("user"))));
    Duration some = Duration.ofSeconds(10);
    PrintSettings settings =
        new PrintSettings(
            folder.resolve("work").toString(),
            100,
            90,
            some,
            some,
            some,
            some,
            100_000,
            Set.of("127.0.0.1:" + port));
    Piece piece =
        new Piece("r1", "Liv", null, "Storgata 1", null, "0155", "Oslo", "NO", "no", "<p>Hi</p>");
    gateway =
        new SftpGateway(
            new SftpEndpoints(camel, settings),
            new Packager((order, supplement, taker) -> taker.take(piece), settings),
            credentials,
            camel.createProducerTemplate(),
            mock(CallLists.class),
            settings);
    camel.addRoutes(new PrintRoutes());
    camel.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    camel.stop();
    if (sshd != null) {
      sshd.destroy();
      sshd.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aPackageArrivesOnceAndIsNeverWrittenOver() throws Exception {
    var submission = gateway.submit(TestOrder.letters("po_1"), partner(hostKey()));
    assertThat(files()).containsExactly("po_1.zip", "po_1.zip.ready");
    assertThat(folder.resolve("home/in/po_1.zip.ready"))
        .hasContent(submission.packageSha256() + "  po_1.zip\n");
    assertThat(gateway.submit(TestOrder.letters("po_1"), partner(hostKey()))).isEqualTo(submission);

    Files.writeString(folder.resolve("home/in/po_1.zip"), "something else");
    assertThatThrownBy(() -> gateway.submit(TestOrder.letters("po_1"), partner(hostKey())))
        .isInstanceOf(PartnerRefused.class);
    assertThat(folder.resolve("home/in/po_1.zip")).hasContent("something else");
  }

  @Test
  void anotherHostKeyIsNotTalkedTo() throws Exception {
    assertThatThrownBy(
            () -> gateway.submit(TestOrder.letters("po_1"), partner(TestPartners.HOST_KEY)))
        .isInstanceOf(PartnerUnreachable.class)
        .hasMessageContaining("host key");
    assertThat(files()).isEmpty();
  }

  private Partner partner(String hostKey) {
    return new Partner(
        7,
        "acme",
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
        "{\"host\":\"127.0.0.1\",\"port\":%d,\"user\":\"root\",\"host_key\":\"%s\"}"
            .formatted(port, hostKey),
        null);
  }

  private String hostKey() throws IOException {
    String[] parts = Files.readString(folder.resolve("host.pub")).split(" ");
    return parts[0] + " " + parts[1];
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder.resolve("home/in"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void key(String name) throws IOException, InterruptedException {
    int done =
        new ProcessBuilder(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve(name).toString())
            .start()
            .waitFor();
    assertThat(done).isZero();
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
