package io.rondo.integrations.social;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.HttpSettings;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.testing.TestCertificates;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.NetworkUnreachable;
import io.rondo.workers.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.processor.DefaultExchangeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks are called over camel-http, and none of its ways leads around the guard. */
class NetworkRoutesTest {

  private static final Duration TIME = Duration.ofMillis(800);
  private static final String TOKEN = "token-of-the-brand";
  private static final String ADDRESSEE = "liv.test";
  private static final String TEXT = "Warm coats are back.";

  /** What the server was asked: method, path and query as they came, headers, body. */
  private record Asked(String request, Map<String, List<String>> headers, String body) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private TestNetwork network;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    network = network(Set.of("127.0.0.1:" + port(), "network.test:" + port()));
  }

  private TestNetwork network(Set<String> allow) {
    return new TestNetwork(allow, TIME, NetworkRoutesTest::lookUp, new TestClock());
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    return switch (host) {
      case "network.test", "rebound.test" -> new InetAddress[] {InetAddress.getLoopbackAddress()};
      case "nowhere.test" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host);
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, List<String>> came = new TreeMap<>(exchange.getRequestHeaders());
    asked.add(new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), came, body));
    Headers headers = exchange.getResponseHeaders();
    switch (exchange.getRequestURI().getPath()) {
      case "/moved" -> {
        headers.add("Location", url("/stolen"));
        exchange.sendResponseHeaders(302, -1);
      }
      case "/silent" -> await();
      case "/drip" -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('a');
        exchange.getResponseBody().flush();
        await();
      }
      case "/endless" -> {
        exchange.sendResponseHeaders(200, 0);
        pour(exchange.getResponseBody());
      }
      case "/packed" -> {
        headers.add("Content-Encoding", "gzip");
        byte[] packed = packed();
        exchange.sendResponseHeaders(200, packed.length);
        exchange.getResponseBody().write(packed);
      }
      case "/object" -> {
        headers.add("Content-Type", "application/x-java-serialized-object");
        send(exchange, "{}");
      }
      case "/steering" -> {
        headers.add("CamelHttpResponseCode", "500");
        headers.add("CAMELHTTPRESPONSECODE", "500");
        headers.add("CamelHttpUri", url("/stolen"));
        headers.add("Content-Type", "text/plain; charset=nonsense");
        headers.add("X-Two", "first");
        headers.add("X-Two", "second");
        send(exchange, "{}");
      }
      default -> send(exchange, body);
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void pour(OutputStream out) {
    try {
      while (true) {
        out.write(new byte[65_536]);
      }
    } catch (IOException e) {
      left.countDown();
    }
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(new byte[1 << 20]);
    }
    return bytes.toByteArray();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    end.countDown();
    network.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  private Answer get(String url) {
    return get(network, url);
  }

  private static Answer get(TestNetwork network, String url) {
    return network.http().send("Toots", "GET", url, TOKEN, null, null, Map.of());
  }

  private static Answer post(TestNetwork network, String url, Map<String, String> headers) {
    return network
        .http()
        .send("Toots", "POST", url, TOKEN, "application/json", TEXT.getBytes(UTF_8), headers);
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
        "https://rebound.test/x"
      })
  void anInnerAddressIsNotAsked(String url) {
    assertThatThrownBy(() -> get(url))
        .isInstanceOfAny(NetworkRefused.class, NetworkUnreachable.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void aNameThatMeansAnInnerAddressIsNotConnectedTo() {
    // the same server under a name that is not allowed, over the port that listens
    assertThatThrownBy(() -> get("https://rebound.test:" + port() + "/x"))
        .isInstanceOf(NetworkRefused.class)
        .hasMessage("Toots is not asked: The address leads into an inner network.");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://rebound.test/x",
        "https://brand@127.0.0.1/x",
        "file:///etc/passwd",
        "direct:social.callNetwork",
        "{{rondo}}"
      })
  void whatIsNoSafeWebAddressIsNotAsked(String url) {
    assertThatThrownBy(() -> get(url)).isInstanceOf(NetworkRefused.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void theSettingsOpenOneHostAndPortAndNoOther() {
    assertThat(get("http://network.test:" + port() + "/").ok()).isTrue();

    try (TestNetwork other = network(Set.of("127.0.0.1:1"))) {
      assertThatThrownBy(() -> get(other, url("/"))).isInstanceOf(NetworkRefused.class);
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() {
    Answer answer = get(url("/moved"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers()).containsEntry("location", url("/stolen"));
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/silent", "/drip"})
  void aServerThatIsSlowIsLeftAfterTheTime(String path) {
    assertThatThrownBy(() -> get(url(path)))
        .isInstanceOf(NetworkUnreachable.class)
        .hasMessage("Toots could not be reached. There was no answer in time.");
  }

  @Test
  void anAnswerWithoutEndIsLeftBeforeTheTimeIsOver() throws InterruptedException {
    try (TestNetwork patient =
        new TestNetwork(
            Set.of("127.0.0.1:" + port()),
            Duration.ofMinutes(10),
            NetworkRoutesTest::lookUp,
            new TestClock())) {
      assertThatThrownBy(() -> get(patient, url("/endless")))
          .isInstanceOf(NetworkUnreachable.class)
          .hasMessage("Toots answers with too much.");
      assertThat(left.await(1, TimeUnit.MINUTES)).as("the connection is closed").isTrue();
    }
  }

  @Test
  void aPackedAnswerStaysAsSmallAsItIs() throws IOException {
    assertThat(get(url("/packed")).body()).isEqualTo(packed());
  }

  @Test
  void anAnswerMakesNoJavaObject() {
    assertThat(get(url("/object")).body()).isEmpty();
  }

  @Test
  void aHostThatIsNotThereAndACertificateOfNobodyAreSaidInOurWords() throws IOException {
    assertThatThrownBy(() -> get("https://nowhere.test/"))
        .isInstanceOf(NetworkUnreachable.class)
        .hasMessage("Toots could not be reached. There is no such host.");

    HttpsServer untrusted = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    untrusted.setHttpsConfigurator(
        new HttpsConfigurator(new TestCertificates().server(Duration.ofDays(1))));
    untrusted.createContext("/", this::answer);
    untrusted.start();
    String authority = "127.0.0.1:" + untrusted.getAddress().getPort();
    try (TestNetwork other = network(Set.of(authority))) {
      assertThatThrownBy(() -> get(other, "https://" + authority + "/"))
          .isInstanceOf(NetworkUnreachable.class)
          .hasMessage("Toots could not be reached. The connection cannot be trusted (TLS).");
    } finally {
      untrusted.stop(0);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aRequestIsOnTheWireWhatItIsWithoutCamel() throws IOException {
    String url = url("/xrpc/a%2Fb?uri=at%3A%2F%2Fdid%3Aplc%3A1%2Fx&q=a+b&list=[1]&at=%C3%BC");
    Map<String, String> more = Map.of("Idempotency-Key", "C-2026-0001-1", "Cache-Control", "no");

    post(network, url, more);
    network.http().send("Toots", "DELETE", url, TOKEN, null, null, Map.of());
    network.http().send("Toots", "POST", url, TOKEN, null, null, Map.of());
    get(url);

    Map<String, String> sent = new TreeMap<>(more);
    sent.put("Accept", "application/json");
    sent.put("Authorization", "Bearer " + TOKEN);
    sent.put("Content-Type", "application/json");
    PartnerHttp plain =
        new PartnerHttp(
            new HttpSettings(TIME, TIME, 1000, Set.of("127.0.0.1:" + port()), TIME),
            InetAddress::getAllByName);
    plain.send("POST", url, sent, TEXT.getBytes(UTF_8));
    assertThat(asked.get(0)).isEqualTo(asked.get(4));
    assertThat(asked.get(0).headers())
        .containsKeys("Authorization", "Idempotency-key", "Cache-control");
    assertThat(asked)
        .extracting(one -> one.request().replaceAll(" .*", ""))
        .containsExactly("POST", "DELETE", "POST", "GET", "POST");
    assertThat(asked.subList(1, 4)).extracting(Asked::body).containsOnly("");
  }

  @Test
  void noHeaderOfARequestSteersCamel() {
    post(
        network,
        url("/asked"),
        Map.of(
            "CamelHttpUri", url("/stolen"),
            "camelhttppath", "stolen",
            "CAMELHTTPQUERY", "stolen=1",
            "CamelRestHttpUri", url("/stolen"),
            "CamelHttpMethod", "DELETE"));

    assertThat(asked).extracting(Asked::request).containsExactly("POST /asked");
    assertThat(asked.get(0).headers().keySet())
        .noneMatch(name -> name.regionMatches(true, 0, "camel", 0, 5));
  }

  @Test
  void noHeaderOfAnAnswerSteersCamel() {
    Answer answer = get(url("/steering"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.headers())
        .containsEntry("x-two", "first")
        .containsEntry("content-type", "text/plain; charset=nonsense");
    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("camel"));
  }

  @Test
  void whatListensToTheRouteSeesNeitherTokensNorTexts() {
    Looks looks = new Looks();
    network.camel().getManagementStrategy().addEventNotifier(looks);
    looks.start();

    String url = url("/echo?to=" + ADDRESSEE);
    assertThat(post(network, url, Map.of()).text()).isEqualTo(TEXT);

    assertThat(asked.get(0).request()).endsWith(ADDRESSEE);
    assertThat(asked.get(0).headers()).containsEntry("Authorization", List.of("Bearer " + TOKEN));
    assertThat(looks.seen)
        .anyMatch(look -> look.contains("Authorization"))
        .noneMatch(look -> look.contains(TOKEN))
        .noneMatch(look -> look.contains(TEXT))
        .noneMatch(look -> look.contains(ADDRESSEE));
  }

  /** Writes down every exchange whenever something happens to it, as Camel's own log would. */
  private static final class Looks extends EventNotifierSupport {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final DefaultExchangeFormatter formatter = new DefaultExchangeFormatter();

    private Looks() {
      formatter.setShowAll(true);
      formatter.setMaxChars(0);
    }

    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeEvent happened) {
        seen.add(formatter.format(happened.getExchange()));
      }
    }
  }
}
