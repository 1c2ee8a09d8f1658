package io.rondo.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rondo.workers.partner.AddressNotAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners are called on a real server; inner networks never, but for what the settings name. */
class PartnerHttpTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private PartnerHttp http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] body = exchange.getRequestBody().readAllBytes();
          switch (exchange.getRequestURI().getPath()) {
            case "/moved" -> {
              exchange.getResponseHeaders().add("Location", url("/stolen"));
              exchange.sendResponseHeaders(302, -1);
            }
            case "/drip" -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('a');
              exchange.getResponseBody().flush();
              await();
            }
            case "/long" -> {
              exchange.sendResponseHeaders(200, 5000);
              exchange.getResponseBody().write(new byte[5000]);
            }
            default -> {
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          }
          exchange.close();
        });
    server.start();
    http = http(Set.of("127.0.0.1:" + port(), "partner.test:" + port()));
  }

  private PartnerHttp http(Set<String> allow) {
    return new PartnerHttp(
        new HttpSettings(
            Duration.ofSeconds(2), Duration.ofMillis(800), 1000, allow, Duration.ofSeconds(1)),
        PartnerHttpTest::lookUp);
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    return switch (host) {
      case "partner.test", "rebound.test" -> new InetAddress[] {InetAddress.getLoopbackAddress()};
      case "nowhere.test" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host);
    };
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() throws IOException {
    end.countDown();
    http.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void whatIsSentArrivesAndTheAnswerComesBack() throws Exception {
    Answer answer = http.send("POST", url("/echo"), Map.of("X-One", "1"), "Grüße".getBytes(UTF_8));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("Grüße");
    assertThat(asked).containsExactly("POST /echo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://169.254.169.254/latest/meta-data",
        "https://0x7f.1/x",
        "https://2130706433/x",
        "https://10.1.2.3/x",
        "https://rebound.test/x",
        "https://user@127.0.0.1/x",
        "http://partner.test/x",
        "file:///etc/passwd",
        "gopher://127.0.0.1/x",
        "no address"
      })
  void anInnerAddressIsRefusedWhenItIsSavedAndWhenItIsCalled(String url) {
    assertThatThrownBy(() -> http.check(url)).isInstanceOf(AddressNotAllowed.class);
    assertThat(catchThrowableOfType(Unanswered.class, () -> http.send("POST", url, Map.of(), null)))
        .isNotNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void aNameThatTurnsInwardsAfterTheCheckIsNotConnectedTo() {
    // the same server under a name that is not allowed, over the port that listens
    String url = "https://rebound.test:" + port() + "/x";

    Unanswered refused =
        catchThrowableOfType(Unanswered.class, () -> http.send("POST", url, Map.of(), null));

    assertThat(refused.refused()).isTrue();
    assertThat(refused).hasMessage("The address leads into an inner network.");
    assertThat(asked).isEmpty();
  }

  @Test
  void theSettingsOpenOneHostAndPortAndNoOther() throws Exception {
    http.check("http://partner.test:" + port() + "/hook");
    assertThat(http.send("GET", "http://partner.test:" + port() + "/", Map.of(), null).ok())
        .isTrue();

    try (PartnerHttpOf other = new PartnerHttpOf(http(Set.of("127.0.0.1:1")))) {
      assertThatThrownBy(() -> other.http().send("GET", url("/"), Map.of(), null))
          .isInstanceOf(Unanswered.class);
    }
    assertThat(asked).hasSize(1);
  }

  private record PartnerHttpOf(PartnerHttp http) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      http.close();
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    assertThat(http.send("POST", url("/moved"), Map.of(), null).status()).isEqualTo(302);
    assertThat(asked).containsExactly("POST /moved");
  }

  @Test
  void aServerThatDripsIsLeftAfterTheTime() {
    assertThatThrownBy(() -> http.send("POST", url("/drip"), Map.of(), null))
        .isInstanceOf(Unanswered.class)
        .hasMessage("There was no answer in time.");
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() throws Exception {
    Answer answer = http.send("POST", url("/long"), Map.of(), null);

    assertThat(answer.body()).hasSize(1000);
    assertThat(answer.cut()).isTrue();
  }

  @Test
  void aHostThatIsNotThereIsSaidInOurWords() {
    assertThatThrownBy(() -> http.check("https://nowhere.test/"))
        .isInstanceOf(AddressNotAllowed.class)
        .hasMessage("There is no such host.");
  }

  @Test
  void aCertificateThatHasExpiredEndsTheCall(@TempDir Path folder) throws Exception {
    HttpsServer expired = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    expired.setHttpsConfigurator(new HttpsConfigurator(expiredCertificate(folder)));
    expired.createContext("/", exchange -> asked.add("reached"));
    expired.start();
    String authority = "127.0.0.1:" + expired.getAddress().getPort();
    try (PartnerHttpOf other = new PartnerHttpOf(http(Set.of(authority)))) {
      assertThatThrownBy(
              () -> other.http().send("POST", "https://" + authority + "/", Map.of(), null))
          .isInstanceOf(Unanswered.class)
          .hasMessage("The connection cannot be trusted (TLS).");
    } finally {
      expired.stop(0);
    }
    assertThat(asked).isEmpty();
  }

  private static SSLContext expiredCertificate(Path folder) throws Exception {
    Path store = folder.resolve("expired.p12");
    new ProcessBuilder(
            System.getProperty("java.home") + "/bin/keytool",
            "-genkeypair",
            "-alias",
            "partner",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-startdate",
            "-10d",
            "-validity",
            "5",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "changeit")
        .inheritIO()
        .start()
        .waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void retryAfterIsReadAsSecondsAndAsADateAndBounded() {
    assertThat(retryAfter("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(retryAfter("Mon, 02 Nov 2026 09:05:00 GMT")).isEqualTo(Duration.ofMinutes(5));
    assertThat(retryAfter("Mon, 02 Nov 2026 08:00:00 GMT")).isEqualTo(Duration.ZERO);
    assertThat(retryAfter("999999999")).isEqualTo(Duration.ofDays(1));
    assertThat(retryAfter("soon")).isNull();
    assertThat(new Answer(503, Map.of(), new byte[0], false).retryAfter(NOW)).isNull();
  }

  private static Duration retryAfter(String value) {
    return new Answer(429, Map.of("retry-after", value), new byte[0], false).retryAfter(NOW);
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private int port() {
    return server.getAddress().getPort();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }
}
