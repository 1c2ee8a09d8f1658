package io.rondo.integrations.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rondo.workers.rehearsal.LinkCheck.Answer;
import io.rondo.workers.rehearsal.LinkCheck.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links are looked at on a real server, and inner networks never. */
class HttpLinkCheckTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private ServerSocket raw;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile String sends = "";

  @BeforeEach
  void servers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/ok", 200);
    answer("/gone", 404);
    answer("/broken", 500);
    answer("/moved", 302);
    server.createContext(
        "/get",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " /get");
          exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") ? 405 : 200, -1);
          exchange.close();
        });
    server.start();
    raw = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
    Thread accepts = new Thread(this::accept, "raw");
    accepts.setDaemon(true);
    accepts.start();
  }

  private void answer(String path, int code) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getResponseHeaders().add("Location", url("/ok"));
          exchange.sendResponseHeaders(code, -1);
          exchange.close();
        });
  }

  /** Counts whoever comes, and sends a little forever. */
  private void accept() {
    while (!raw.isClosed()) {
      try {
        Socket socket = raw.accept();
        connections.incrementAndGet();
        Thread talks =
            new Thread(
                () -> {
                  try (socket) {
                    for (int i = 0; i < 200 && !sends.isEmpty(); i++) {
                      socket.getOutputStream().write(sends.getBytes(StandardCharsets.US_ASCII));
                      socket.getOutputStream().flush();
                      Thread.sleep(50);
                    }
                    socket.getInputStream().readAllBytes();
                  } catch (IOException | InterruptedException e) {
                    // gone
                  }
                },
                "talks");
        talks.setDaemon(true);
        talks.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    raw.close();
  }

  @Test
  void aPageThatIsThereIsThere() {
    assertThat(inside(SHORT).check(List.of(url("/ok"), url("/ok?a=1&b=2#part"))))
        .isEqualTo(
            Map.of(
                url("/ok"), new Answer(State.OK, null),
                url("/ok?a=1&b=2#part"), new Answer(State.OK, null)));
    assertThat(asked).containsExactlyInAnyOrder("HEAD /ok", "HEAD /ok?a=1&b=2");
  }

  @Test
  void whatIsGoneOrFailsIsBroken() {
    assertThat(look(inside(SHORT), url("/gone")))
        .isEqualTo(new Answer(State.BROKEN, "The server answers with 404."));
    assertThat(look(inside(SHORT), url("/broken")).state()).isEqualTo(State.BROKEN);
  }

  @Test
  void aServerWithoutHeadIsAskedForThePage() {
    assertThat(look(inside(SHORT), url("/get")).state()).isEqualTo(State.OK);
    assertThat(asked).containsExactly("HEAD /get", "GET /get");
  }

  @Test
  void aRedirectIsSaidAndNotFollowed() {
    assertThat(look(inside(SHORT), url("/moved")))
        .isEqualTo(new Answer(State.REDIRECT, "It leads on to another address (302)."));
    assertThat(asked).containsExactly("HEAD /moved");
  }

  @Test
  void whoDoesNotAnswerIsUnreachable() throws Exception {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    assertThat(look(inside(SHORT), "http://127.0.0.1:" + free + "/").state())
        .isEqualTo(State.UNREACHABLE);
    HttpLinkCheck nobody =
        new HttpLinkCheck(
            settings(SHORT, true, 200),
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(look(nobody, "https://shop.example/"))
        .isEqualTo(new Answer(State.UNREACHABLE, "There is no such host."));
  }

  @Test
  void aServerThatNeverEndsIsNotWaitedFor() {
    for (String endless : List.of("", "HTTP/1.1 200 OK\r\nX: 1\r\n", "x")) {
      sends = endless;
      long before = System.nanoTime();
      assertThat(look(inside(SHORT), "http://127.0.0.1:" + raw.getLocalPort() + "/").state())
          .isIn(State.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whatIsLeftAtTheDeadlineIsUnchecked() {
    LinkSettings settings =
        new LinkSettings(true, Duration.ofSeconds(30), Duration.ofSeconds(3), 1, 200, true);
    String slow = "http://127.0.0.1:" + raw.getLocalPort() + "/";

    Map<String, Answer> answers =
        new HttpLinkCheck(settings).check(List.of(url("/ok"), slow, url("/gone")));

    assertThat(answers).containsOnlyKeys(url("/ok"));
  }

  @Test
  void noMoreThanTheMostAreLookedAt() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> url("/ok?" + i)).toList();
    HttpLinkCheck check =
        new HttpLinkCheck(new LinkSettings(true, SHORT, Duration.ofSeconds(20), 4, 7, true));

    assertThat(check.check(many)).hasSize(7);
    assertThat(asked).hasSize(7);
  }

  @Test
  void aCheckThatIsTurnedOffOpensNothing() {
    LinkSettings off = new LinkSettings(false, SHORT, Duration.ofSeconds(5), 4, 200, true);
    assertThat(new HttpLinkCheck(off).check(List.of(url("/ok")))).isEmpty();
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "2130706433",
        "0",
        "0.0.0.0",
        "localhost",
        "LOCALHOST.",
        "127.0.0.1.",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.0.1",
        "[fd00::1]",
        "[fe80::1]"
      })
  void noLinkLeadsInside(String host) {
    String link = "http://" + host + ":" + raw.getLocalPort() + "/latest/meta-data";
    HttpLinkCheck check = new HttpLinkCheck(settings(SHORT, false, 200));

    Answer answer = look(check, link);

    assertThat(answer.state()).isIn(State.REFUSED, State.UNREACHABLE);
    assertThat(answer.detail()).doesNotContain("127", "169", "10.", "::");
    assertThat(connections).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "localhost",
        "169.254.169.254"
      })
  void whatLeadsInsideIsRefusedByName(String host) {
    assertThat(
            look(
                new HttpLinkCheck(settings(SHORT, false, 200)),
                "https://" + host + ":" + raw.getLocalPort() + "/"))
        .isEqualTo(new Answer(State.REFUSED, "It leads into an inner network."));
    assertThat(connections).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/_HELO",
        "ftp://shop.example/",
        "javascript:alert(1)",
        "http://user:secret@shop.example/",
        "http://user@127.0.0.1/",
        "http://shop.example@127.0.0.1/",
        "http:///etc/passwd",
        "http://shop.example:port/",
        "//shop.example/",
        "shop.example",
        ""
      })
  void whatIsNoWebAddressIsNotTried(String link) {
    HttpLinkCheck check =
        new HttpLinkCheck(
            settings(SHORT, true, 200),
            host -> {
              throw new AssertionError("nobody looks up " + host);
            });
    assertThat(look(check, link)).isEqualTo(new Answer(State.REFUSED, "This is no web address."));
  }

  @Test
  void aPublicNameThatMeansAnInnerAddressIsRefused() {
    for (String[] addresses :
        new String[][] {{"127.0.0.1"}, {"1.1.1.1", "127.0.0.1"}, {"::1", "1.1.1.1"}}) {
      HttpLinkCheck check =
          new HttpLinkCheck(settings(SHORT, false, 200), host -> addresses(addresses));
      assertThat(look(check, "http://shop.example:" + raw.getLocalPort() + "/").state())
          .isEqualTo(State.REFUSED);
    }
    assertThat(connections).hasValue(0);
  }

  @Test
  void aNameIsLookedUpOnceSoThatItCannotChangeItsMind() {
    AtomicInteger lookups = new AtomicInteger();
    HttpLinkCheck check =
        new HttpLinkCheck(
            settings(Duration.ofSeconds(5), true, 200),
            host -> {
              lookups.incrementAndGet();
              return addresses("127.0.0.1");
            });

    String link = "http://shop.example:" + server.getAddress().getPort() + "/ok";

    assertThat(look(check, link).state()).isEqualTo(State.OK);
    assertThat(lookups).hasValue(1);
  }

  private static InetAddress[] addresses(String... texts) {
    return java.util.Arrays.stream(texts)
        .map(
            text -> {
              try {
                return InetAddress.getByName(text);
              } catch (UnknownHostException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toArray(InetAddress[]::new);
  }

  private static Answer look(HttpLinkCheck check, String link) {
    return check.check(List.of(link)).get(link);
  }

  private static HttpLinkCheck inside(Duration timeout) {
    return new HttpLinkCheck(settings(timeout, true, 200));
  }

  private static LinkSettings settings(Duration timeout, boolean allowPrivate, int most) {
    return new LinkSettings(true, timeout, Duration.ofSeconds(20), 4, most, allowPrivate);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
